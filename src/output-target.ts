import { lstatSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Where an output goes. */
export interface OutputTarget {
  file: string;
  /** a device, a pipe or what the process has open: takes bytes as they come. Any other is a file that is whole or not there */
  isStream: boolean;
}

/** What the process has open stays open under these names, also where it is a file. */
const OPEN = /^\/(dev\/(stdout|stderr|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** What stands under the name of an output: another file would take the place of a device or a link. */
export function outputTarget(file: string): OutputTarget {
  try {
    const isStream = OPEN.test(file) || statSync(file, { throwIfNoEntry: false })?.isFile() === false;
    return { file: isStream ? file : followed(file), isStream };
  } catch {
    // what cannot be looked at cannot be opened either, which says why
    return { file, isStream: false };
  }
}

/** The file that a link leads to, which need not be there yet. */
function followed(file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink ? followed(resolve(realpathSync(dirname(file)), readlinkSync(file))) : file;
}
