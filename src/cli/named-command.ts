import { Command } from "commander";

/** Every command by what it is for, in the order of the help, which needs nothing else of them. */
const GROUPS = {
  "Ask for a binder:": {
    recommend: "rank binders for a layer (the default)",
    evaluate: "judge formulation files: verdicts, findings, best change",
    init: "print a formulation file to start from",
    merge: "join the outputs of shards, in the order given",
  },
  "Question an answer:": {
    explain: "the page of a rule, or of a binder in a layer",
    "why-not": "say what keeps a binder down or out of a layer",
    compare: "put binders side by side in one layer",
    validate: "say how well the advice reproduces what is known",
  },
  "Dissolve and disperse:": {
    solubility: "say what solvents do to a binder",
    blend: "sweep the ratio of two or three solvents for a binder",
    "fit-hsp": "fit a Hansen sphere to your own solubility trials",
  },
  "What is known:": {
    list: "list what the advisor knows",
    show: "print one record with all its sources",
    cite: "print references, ready to cite",
    facts: "list the facts a rule may speak of",
    rules: "read, test and extend the design rules",
  },
  "Your own rules and tools:": {
    check: "lint our knowledge, or yours laid over it",
    schema: "print the JSON Schema of an answer, a query or a record",
    completion: "print a script that completes commands and names",
  },
} as const;

type Groups = typeof GROUPS;
export type CommandName = { [Heading in keyof Groups]: keyof Groups[Heading] }[keyof Groups];

export const COMMANDS = Object.assign({}, ...Object.values(GROUPS)) as Record<CommandName, string>;

const headingOf = (name: CommandName): string =>
  Object.entries(GROUPS).find(([, commands]) => name in commands)![0];

export const namedCommand = (name: CommandName): Command =>
  new Command(name).description(COMMANDS[name]).helpGroup(headingOf(name));
