import type { FactLookup } from "../../engine/condition.js";
import { type Joined, Joiner } from "../../engine/joiner.js";
import type { OpenRules } from "../../engine/open-rules.js";
import type { CandidateParts } from "../../facts/candidates.js";
import type { FactMap } from "../../facts/fact-map.js";
import { remember } from "../../facts/remember.js";
import { SubjectFile } from "../../facts/subject.js";
import { LayerParts } from "../../judging/layer-parts.js";
import type { EvidenceGrade } from "../../model/advice.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { MaterialContext } from "../../model/query.js";
import type { Materials } from "./frame.js";

/** Materials as layers see them that weigh criteria in their own way each; one object for all that are alike to them. */
export interface AlikeMaterials {
  joined: Joined;
  isCapped: boolean;
  /** null where there is neither binder nor scaffold */
  grade: EvidenceGrade | null;
  warnings: readonly string[];
}

/** What rules say of materials, for all layers that leave the same of the rules open and in which the same is known of materials. */
export class MaterialsJudge {
  private readonly subjects: SubjectFile;
  private readonly parts: LayerParts;
  private readonly joiner: Joiner;
  private readonly known = new Map<Materials, AlikeMaterials>();
  private readonly alike = new Map<string, AlikeMaterials>();

  /** @param facts those of the query, of one of the layers */
  constructor(open: OpenRules, query: MaterialContext, facts: FactMap, knowledge: Knowledge) {
    this.subjects = new SubjectFile(query, facts, knowledge);
    this.parts = new LayerParts(open, this.subjects, knowledge);
    this.joiner = new Joiner(open);
  }

  of(materials: Materials): AlikeMaterials {
    return remember(this.known, materials, () => this.alikeTo(materials));
  }

  /** Facts of materials, and none of the layer. */
  factsOf(parts: CandidateParts): FactLookup {
    return this.subjects.subject(parts).facts.value;
  }

  private alikeTo({ parts, figures, warnings }: Materials): AlikeMaterials {
    const { subjects, joiner } = this;
    const pair = subjects.pair(parts, figures);
    const isCapped = subjects.isCapped(parts, pair);
    const grade = parts.binder === null && parts.scaffold === null ? null : pair.evidence.grade;
    const [binder, solvent] = [this.parts.binder(parts), this.parts.solvent(parts)];
    const pairing = joiner.one(binder, solvent, this.parts.pair(pair));
    joiner.fill(pairing, 0);
    const key = [pairing.binder.number, joiner.tuple, isCapped, grade, ...warnings].join(" ");
    return remember(this.alike, key, () => ({
      joined: joiner.joined(pairing, 0),
      isCapped,
      grade,
      warnings,
    }));
  }
}
