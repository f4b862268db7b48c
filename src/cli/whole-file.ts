/** In a file of its own: a file that says `import()` cannot be kept compiled, and nearly every command loads `deliver`. */
export { default as writeWhole } from "write-file-atomic";
