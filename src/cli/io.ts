import { type Colour, NO_COLOUR } from "../report/colour.js";

/** What a command may touch of the outside. */
export interface Io {
  stdout: (text: string) => void;
  stderr: (text: string) => void;
  env: Record<string, string | undefined>;
  isTerminal: boolean;
  isErrorTerminal: boolean;
  isInputTerminal: boolean;
  /** of the terminal; 80 where there is none */
  columns: number;
  /** standard output for much of it: resolves when there is room for more */
  write: (text: string | Uint8Array) => Promise<void>;
  stdin: () => AsyncIterable<Buffer>;
  /** calls back once where the user interrupts; what is returned ends that */
  onInterrupt: (callback: () => void) => () => void;
  /** YYYY-MM-DD */
  today: string;
}

/** Prompts need someone who reads them and someone who types. */
export const canAsk = ({ isTerminal, isErrorTerminal, isInputTerminal, env }: Io): boolean =>
  isTerminal && isErrorTerminal && isInputTerminal && env.TERM !== "dumb";

export type ColourWhen = "auto" | "always" | "never";
export const COLOUR_WHEN: ColourWhen[] = ["auto", "always", "never"];

/** Colour only on a terminal, unless asked for; NO_COLOR and FORCE_COLOR are honoured, the option goes first. */
export async function colourFor(when: ColourWhen, stream: Coloured): Promise<Colour> {
  if (!isColoured(when, stream)) return NO_COLOUR;
  const { Chalk } = await import("chalk");
  return new Chalk({ level: 1 });
}

/** The same of what may go to a file, which has colour only where the option asks for it. */
export const colourOf = (
  { color, output }: { color: ColourWhen; output?: string | undefined },
  io: Io,
): Promise<Colour> => colourFor(output === undefined || color === "always" ? color : "never", io);

type Coloured = Pick<Io, "env" | "isTerminal">;

function isColoured(when: ColourWhen, { env, isTerminal }: Coloured): boolean {
  if (when !== "auto") return when === "always";
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return isTerminal;
}
