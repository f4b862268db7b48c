// Fits the solubility model on datasets/training/ and writes datasets/solubility-model.yaml. A test holds the two together.
import { writeFileSync } from "node:fs";
import { stringify } from "yaml";
import { loadKnowledge } from "../dist/index.js";
import { readTraining } from "../dist/load/read-training.js";
import { calibrate } from "../dist/solubility/calibration.js";

const head =
  "# Fitted by scripts/fit-solubility.js on datasets/training/; `binder-advise validate` says how well it does.\n";
const model = calibrate(await loadKnowledge(), readTraining());
writeFileSync(new URL("../datasets/solubility-model.yaml", import.meta.url), head + stringify(model));
