import type { Problem } from "../errors.js";
import { layOverlays, type Overlaid, type Overlays } from "../load/overlays.js";
import { readDataFolder } from "../load/read-data-folder.js";
import { readRuleFolder } from "../load/read-rule-folder.js";
import { readYamlFile } from "../load/yaml-file.js";
import type { Knowledge } from "../model/knowledge.js";
import { overlayFaults } from "./check-knowledge.js";

/** Every fault of a user's folders, each with its place. */
export const checkOverlays = (below: Knowledge, overlays: Overlays): Problem[] =>
  overlayFaults(overlaidWithPlaces(below, overlays));

/** The knowledge with a user's folders laid over it, read with the place of every value. */
export const overlaidWithPlaces = (below: Knowledge, { data = [], rules = [] }: Overlays): Overlaid =>
  layOverlays(below, {
    data: data.map((root) => readDataFolder(root, readYamlFile)),
    rules: rules.map((root) => readRuleFolder(root, readYamlFile)),
  });
