import type { InputNote } from "../model/formulation.js";
import type { DesignContext } from "../model/query.js";
import { ANODE_KINDS } from "../model/words.js";
import { type FieldReader, short } from "./field-reader.js";
import type { WrittenPart } from "./read-parts.js";

type AnodeKind = (typeof ANODE_KINDS)[number];

/** Active materials that are a kind of anode by themselves. */
const KIND_OF: Record<string, AnodeKind> = {
  graphite: "graphite",
  si: "silicon",
  "silicon-graphite": "silicon-graphite",
  "lithium-metal": "lithium-metal",
};
/** Active materials of cathodes, by id or as they are called. */
const OF_CATHODE = /^(ncm|nmc|nca|LiCoO2|LiFePO4)|^(LCO|LFP|LMO|LNMO|LMFP)$/i;

/** What labs put against a sheet to test it, and no study here uses as an anode. */
const OF_TEST_CELLS = /^(Li[- ]?In|In[- ]?Li|indium|In|LTO|Li4Ti5O12)$/i;

/** The kind of anode, as it is named or as the active material says; what contradicts it is reported. */
export function readAnode(
  component: DesignContext["component"] | null,
  active: readonly WrittenPart[],
  reader: FieldReader,
  notes: InputNote[],
): AnodeKind | null {
  if (component === "sheet") return anodeAtSheet(active, reader, notes);
  const said = saidToBe(reader);
  if (component !== "anode") return null;
  const ids = active.map(({ name }) => reader.idOrNull("active-material", name));
  for (const [index, { name, path }] of active.entries())
    if (OF_CATHODE.test(ids[index] ?? name))
      reader.report(
        "contradiction",
        `${short(name)} is an active material of cathodes, not of an anode.`,
        path,
      );
  const found = kindOf(ids);
  if (reader.text("anode") !== null) {
    if (said !== null && found !== null && !agree(said, found))
      reader.report(
        "contradiction",
        `The anode is said to be ${said}, but its active material is that of ${found}.`,
        reader.path("active_material"),
      );
    return said;
  }
  const unknown = active.filter((_, index) => ids[index] === null);
  if (found !== null || unknown.length > 0)
    notes.push({
      rule: "assumed-context",
      message:
        found !== null
          ? `The kind of anode is not given; it is taken to be ${found}, after the active material.`
          : `No active material is known here as "${short(unknown[0]!.name)}", so the kind of anode is left open: what is said of its potential and its swelling may not hold.`,
      path: reader.path("active_material"),
    });
  return found;
}

function saidToBe(reader: FieldReader): AnodeKind | null {
  const text = reader.text("anode");
  return text === null ? null : reader.word("anode", reader.idOrNull("anode", text) ?? text, ANODE_KINDS);
}

/** What a sheet meets. */
function anodeAtSheet(
  active: readonly WrittenPart[],
  reader: FieldReader,
  notes: InputNote[],
): AnodeKind | null {
  const leaveAside = (key: string, message: string) =>
    notes.push({ rule: "unmapped-key", message: `${message}; it was left aside.`, path: reader.path(key) });
  if (active.length > 0) leaveAside("active_material", "An active material says nothing of a sheet");
  const text = reader.text("anode");
  if (text === null || !OF_TEST_CELLS.test(text)) return saidToBe(reader);
  leaveAside("anode", `Nothing is known of ${text} at the face of the sheet`);
  return null;
}

/** The kind that all active materials together make; null where one says none. */
function kindOf(ids: readonly (string | null)[]): AnodeKind | null {
  const kinds = new Set(ids.map((id) => KIND_OF[id ?? ""] ?? null));
  if (kinds.size === 2 && kinds.has("graphite") && kinds.has("silicon")) return "silicon-graphite";
  return kinds.size === 1 ? [...kinds][0]! : null;
}

/** Of a composite one of its parts may be named alone; seeds and interlayers are of what else would be an anode. */
function agree(said: AnodeKind, found: AnodeKind): boolean {
  if (said === "anode-less") return found !== "lithium-metal";
  if (said === "lithium-metal") return true;
  return said === found || isPart(said, found) || isPart(found, said);
}
const isPart = (whole: AnodeKind, part: AnodeKind): boolean =>
  whole === "silicon-graphite" && (part === "silicon" || part === "graphite");

/** What a cathode cannot be made of is reported. */
export function checkCathode(active: readonly WrittenPart[], reader: FieldReader): void {
  for (const { name, path } of active) {
    const kind = KIND_OF[reader.idOrNull("active-material", name) ?? ""];
    if (kind !== undefined)
      reader.report(
        "contradiction",
        `${short(name)} is an active material of anodes, not of a cathode.`,
        path,
      );
  }
}
