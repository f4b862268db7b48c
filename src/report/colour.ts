type Mark = (text: string) => string;

/** How a report marks a text, by the name of the colour or weight. */
export type Colour = Record<"bold" | "dim" | "red" | "green" | "yellow" | "cyan" | "gray", Mark>;

const asItIs: Mark = (text) => text;
export const NO_COLOUR: Colour = {
  bold: asItIs,
  dim: asItIs,
  red: asItIs,
  green: asItIs,
  yellow: asItIs,
  cyan: asItIs,
  gray: asItIs,
};
