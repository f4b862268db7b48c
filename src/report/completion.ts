import {
  AIMS,
  ANODE_CLASSES,
  ANODE_KINDS,
  CELL_FORMATS,
  COMPONENTS,
  LEVELS,
  PROCESSES,
} from "../model/words.js";

export const SHELLS = ["bash", "zsh", "fish"] as const;

export interface CompletedCommand {
  name: string;
  description: string;
  /** words of a closed list that its arguments are, or names of its own commands */
  words: readonly string[];
  options: { name: string; words: readonly string[]; description: string }[];
}

type NameKind = "binder" | "solvent" | "scaffold" | "rule";
export type Names = Record<NameKind, readonly string[]>;

/** What an option takes, where it is a name or a word of a closed list. */
const TAKES: Record<string, NameKind | readonly string[]> = {
  "--binder": "binder",
  "--exclude-binder": "binder",
  "--solvent": "solvent",
  "--exclude-solvent": "solvent",
  "--scaffold": "scaffold",
  "--component": COMPONENTS,
  "--process": PROCESSES,
  "--anode": ANODE_KINDS,
  "--anode-class": ANODE_CLASSES,
  "--aim": AIMS,
  "--cell": CELL_FORMATS,
  "--pressure": LEVELS.map((word) => (word === "medium" ? "intermediate" : word)),
  "--solvent-polarity": LEVELS,
};

/** Names that the arguments of a command are; of `show` the second, after its kind. */
const ARGUMENTS: Record<string, NameKind[]> = {
  show: ["binder", "solvent", "rule"],
  explain: ["rule", "binder"],
  "why-not": ["binder"],
  compare: ["binder"],
  solubility: ["binder", "solvent"],
  blend: ["binder", "solvent"],
};

/** A script that completes commands, options, words and names in a shell. */
export function completionScript(
  shell: (typeof SHELLS)[number],
  commands: readonly CompletedCommand[],
  names: Names,
): string {
  if (shell === "fish") return fishScript(commands, names);
  const bash = bashScript(commands, names);
  return shell === "bash"
    ? bash
    : `#compdef binder-advise\nautoload -U +X bashcompinit && bashcompinit\n${bash}`;
}

/** What may stand as an argument of a command. */
const argumentsOf = ({ name, words }: CompletedCommand, names: Names): string[] => [
  ...words,
  ...(ARGUMENTS[name] ?? []).flatMap((kind) => [...names[kind]]),
];

const wordsOf = (name: string, names: Names): readonly string[] | null => {
  const takes = TAKES[name];
  return takes === undefined ? null : typeof takes === "string" ? names[takes] : takes;
};

function bashScript(commands: readonly CompletedCommand[], names: Names): string {
  const reply = (words: readonly string[]) => `COMPREPLY=($(compgen -W '${words.join(" ")}' -- "$current"))`;
  const options = new Map(
    commands.flatMap((command) => command.options.map((option) => [option.name, option])),
  );
  const values = [...options.values()].flatMap(({ name, words }) => {
    const known = wordsOf(name, names) ?? (words.length > 0 ? words : null);
    return known === null ? [] : [`    ${name}) ${reply(known)}; return;;`];
  });
  const ofCommand = commands.map((command) => {
    const { name, options: own } = command;
    const args = argumentsOf(command, names);
    const named = args.length === 0 ? "" : ` || ${reply(args)}`;
    return `    ${name}) [[ $current == -* ]] && ${reply(own.map((option) => option.name))}${named};;`;
  });
  const all = commands.map(({ name }) => name);
  return `_binder_advise() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=recommend
  case "\${COMP_WORDS[1]}" in ${all.join("|")}) command=\${COMP_WORDS[1]};; esac
  COMPREPLY=()
  case $previous in
${values.join("\n")}
  esac
  if [[ $command == compare && ( $previous == @ || $current == *@* ) ]]; then
    local binder=''
    [[ $current == ?*@* ]] && binder=\${current%@*}@
    COMPREPLY=($(compgen -P "$binder" -W '${names.solvent.join(" ")}' -- "\${current##*@}"))
    return
  fi
  if [[ $COMP_CWORD == 1 && $current != -* ]]; then ${reply(all)}; return; fi
  case $command in
${ofCommand.join("\n")}
  esac
}
complete -o default -F _binder_advise binder-advise
`;
}

function fishScript(commands: readonly CompletedCommand[], names: Names): string {
  const quoted = (text: string) =>
    `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", " ")}'`;
  const begin = "complete -c binder-advise";
  const others = commands.map(({ name }) => name).filter((name) => name !== "recommend");
  const lines = commands.flatMap((command) => {
    const { name, description, options } = command;
    const isHere =
      name === "recommend"
        ? ` -n 'not __fish_seen_subcommand_from ${others.join(" ")}'`
        : ` -n '__fish_seen_subcommand_from ${name}'`;
    const args = argumentsOf(command, names);
    return [
      `${begin} -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ...(args.length > 0 ? [`${begin}${isHere} -f -a ${quoted(args.join(" "))}`] : []),
      ...options.map(({ name: option, words, description: says }) => {
        const known = wordsOf(option, names) ?? words;
        const takes = known.length > 0 ? ` -x -a ${quoted(known.join(" "))}` : "";
        return `${begin}${isHere} -l ${option.slice(2)}${takes} -d ${quoted(says)}`;
      }),
    ];
  });
  return `${lines.join("\n")}\n`;
}
