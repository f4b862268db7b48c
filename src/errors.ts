/** Where in a file something stands; line and column count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** The closed table of problems in what we were given: a title and the way out. */
export const PROBLEMS = {
  usage: { title: "The command line does not fit", help: "See binder-advise --help." },
  "missing-choice": { title: "A needed choice is missing", help: "Name one of the words listed." },
  "unknown-word": { title: "The word is not one of the choices", help: "Use one of the words listed." },
  "unknown-name": {
    title: "Nothing is known under this name",
    help: "Look it up with binder-advise list binders, list solvents and so on.",
  },
  "bad-number": {
    title: "The number cannot be used",
    help: "Give a plain decimal number in the unit named.",
  },
  "bad-quantity": {
    title: "The quantity cannot be used",
    help: "binder-advise schema formulation lists the units.",
  },
  "given-twice": { title: "The same thing is given twice", help: "Keep one of the two." },
  "bad-json": { title: "The JSON cannot be parsed", help: "Mend the syntax at the place shown." },
  "bad-csv": { title: "The CSV cannot be read", help: "Mend the line shown, or its quotes." },
  "bad-text": { title: "The text cannot be read", help: "Save the file as UTF-8 text." },
  "too-large": {
    title: "There is too much of it to be read in one",
    help: "Close the quote or bracket that is left open, or write it in smaller parts.",
  },
  "no-input": {
    title: "No formulation was found",
    help: "Check the paths; quote a pattern so that the shell leaves it alone.",
  },
  "stale-journal": {
    title: "The run cannot go on where it stopped",
    help: "Give the same inputs and options, or drop --resume to start anew.",
  },
  contradiction: { title: "Two choices contradict each other", help: "Change or drop one of them." },
  "out-of-scope": {
    title: "Nothing here holds for such a layer",
    help: "Leave it out; what is said here is said of layers with sulfide electrolyte.",
  },
  "missing-library": {
    title: "An optional package is not installed",
    help: "Install it beside binder-advise: npm install @rdkit/rdkit",
  },
  "bad-structure": {
    title: "The structure cannot be used",
    help: "Give a SMILES; a repeat unit has [*] at both ends.",
  },
  "unreadable-file": {
    title: "The file or folder cannot be read",
    help: "Check the path and its permissions.",
  },
  "unwritable-file": { title: "The file cannot be written", help: "Check the folder and its permissions." },
  "bad-yaml": { title: "The YAML cannot be parsed", help: "Mend the syntax at the place shown." },
  "bad-shape": {
    title: "The record does not have the shape asked for",
    help: "binder-advise schema --help names the shapes, and schema NAME prints one.",
  },
  "unknown-key": {
    title: "The key is not known here",
    help: "Check its spelling, or remove it; in a formulation a key of your own begins with x-.",
  },
  "duplicate-id": { title: "Two records share an id", help: "Rename or remove one of them." },
  "wrong-file-name": { title: "A rule's id and file name differ", help: "Name the file after the id." },
  "unknown-reference": {
    title: "A reference does not exist",
    help: "Use a number of references.yaml or an id of sources.yaml.",
  },
  "unknown-link": { title: "A link leads nowhere", help: "Name an id that exists." },
  "unused-source": {
    title: "A source is used by no record",
    help: "Remove it, or cite it where it was used.",
  },
  "bad-cas": { title: "The CAS number fails its check digit", help: "Compare the digits with the source." },
  "unusual-value": {
    title: "The value is outside the usual range of its property",
    help: "Look for a decimal slip or another unit; if it is right, name it in a note that says why.",
  },
  "impossible-value": {
    title: "The value is none that its property can have",
    help: "Look for a decimal slip or another unit; the key says which unit is meant.",
  },
  "sources-disagree": {
    title: "Sources disagree by more than the tolerance",
    help: "Say in a note why, or which is doubtful.",
  },
  "unknown-fact": { title: "A rule names a fact that does not exist", help: "See binder-advise facts." },
  "wrong-fact-type": {
    title: "A rule tests a fact with the wrong operator or word",
    help: "See binder-advise facts for its type and words.",
  },
  "unused-fact": { title: "A fact is used by no rule or criterion", help: "Use it or remove it." },
  "case-fails": {
    title: "A rule's own case does not come out as it says",
    help: "Mend the condition or the case.",
  },
  "missing-case": {
    title: "A rule lacks a case",
    help: "Add cases that fire, stay silent, are unknown, and stand on each limit.",
  },
  "weigh-scope": {
    title: "A weigh rule looks beyond the query",
    help: "Let it test query and layer facts only.",
  },
  "formulation-scope": {
    title: "A rule lets an amount move the score",
    help: "Make it warn, exclude or inform; the score is that of the materials.",
  },
  "unreached-rule": {
    title: "No query reaches a rule",
    help: "Mend its condition, or add the query to the grid.",
  },
  "uncarried-claim": {
    title: "Nothing carries a claim or record",
    help: "Name it in a rule, or say in not-rules.yaml why it cannot steer.",
  },
  "grid-gap": { title: "No rule steers a query", help: "Write the rule that is missing." },
  "misplaced-leader": {
    title: "Something nobody reports leads",
    help: "Look at what lifts it above what is reported.",
  },
  "indiscriminate-rule": {
    title: "A rule moves every candidate alike",
    help: "Make it inform or weigh, or narrow its condition.",
  },
  "duplicate-rule": { title: "Two rules say the same", help: "Keep one, or let one name the other." },
  "contradicting-rules": {
    title: "Two rules contradict each other",
    help: "Narrow their conditions, or let one name the other.",
  },
  "stale-bundle": {
    title: "The knowledge bundle is missing or damaged",
    help: "Run npm run build, or reinstall the package.",
  },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** Something wrong with what we were given. Collected and shown together, never thrown one by one. */
export interface Problem {
  code: ProblemCode;
  message: string;
  place: Place | null;
  /** the line of the file at `place` */
  excerpt?: string;
  /** overrides the table's help */
  help?: string;
}

/** One problem that has no place in a file. */
export const refusal = (code: ProblemCode, message: string, help?: string): ProblemError =>
  new ProblemError([{ code, message, place: null, ...(help === undefined ? {} : { help }) }]);

/** Of a file or folder that was to be written, as the user named it. */
export const unwritable = (file: string, error: Error): ProblemError =>
  refusal("unwritable-file", `${file} cannot be written: ${error.message}.`);

/** Carries every problem found; the CLI prints them and exits with 2. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.name = "ProblemError";
    this.problems = problems;
  }
}
