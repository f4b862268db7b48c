import type { Problem } from "../errors.js";
import { bySchema } from "./by-schema.js";
import { DATA_FILES, RECORDS } from "./data-schemas.js";
import { dataFiles } from "./layout.js";
import { type Folder, readFiles } from "./read-folder.js";
import type { ReadYaml } from "./yaml-text.js";

const checkValue = bySchema(RECORDS, DATA_FILES);

export function readDataFolder(root: string, readYaml: ReadYaml): Folder {
  const { files, stray } = dataFiles(root);
  const folder = readFiles(root, files, { readYaml, checkValue });
  folder.problems.push(
    ...stray.map(
      (path): Problem => ({
        code: "unreadable-file",
        message: `${path} has no place in a data folder, so nothing was read from it.`,
        place: { file: path, line: 1, column: 1 },
      }),
    ),
  );
  return folder;
}
