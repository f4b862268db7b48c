// Fits the solubility model on datasets/training/ and writes datasets/solubility-model.yaml. A test holds the two together.
import { writeFileSync } from "node:fs";
import { stringify } from "yaml";
import { loadKnowledge } from "../src/check/load-knowledge.js";
import { readTraining } from "../src/load/read-training.js";
import { packageFile } from "../src/package-file.js";
import { calibrate } from "../src/solubility/calibration/calibration.js";

const head =
  "# Fitted by scripts/fit-solubility.js on datasets/training/; `binder-advise validate` says how well it does.\n";
const model = calibrate(await loadKnowledge(), readTraining());
writeFileSync(packageFile("datasets/solubility-model.yaml"), head + stringify(model));
