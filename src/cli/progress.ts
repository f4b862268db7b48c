import type { Io } from "./io.js";

export interface Progress {
  add: (bytes: number, records: number) => void;
  end: () => void;
}

const MEGABYTE = 1 << 20;

/** A bar with rate and time left on standard error; without a total, how much has gone by. */
export async function startProgress(bytes: number | null): Promise<Progress> {
  const { default: cliProgress } = await import("cli-progress");
  const begun = Date.now();
  const known = "{bar} {percentage} % | {records} judged, {rate}/s | {left} left";
  const bar = new cliProgress.SingleBar(
    {
      format: bytes === null ? "{value} MB read | {records} judged, {rate}/s" : known,
      hideCursor: true,
      clearOnComplete: true,
      stopOnComplete: false,
      fps: 5,
    },
    cliProgress.Presets.shades_classic,
  );
  const total = Math.max(1, bytes ?? 0);
  const shown = (done: number) => (bytes === null ? Math.round(done / MEGABYTE) : done);
  bar.start(total, 0, { records: 0, rate: 0, left: "…" });
  let done = 0;
  return {
    add: (more, records) => {
      done += more;
      const seconds = Math.max(0.001, (Date.now() - begun) / 1000);
      const left = timeText((seconds * (total - done)) / done);
      bar.update(shown(done), { records, rate: Math.round(records / seconds), left });
    },
    end: () => bar.stop(),
  };
}

function timeText(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "…";
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

export interface Steps {
  /** one more of so many is done */
  step: (total: number) => void;
  end: () => void;
}

/** Work that takes less than this shows no bar, in milliseconds. */
const UNSEEN = 1000;

/** A bar of steps on standard error, where somebody looks at it and the work takes longer than a second. */
export async function startSteps(what: string, io: Io, quiet = false): Promise<Steps> {
  if (!io.isErrorTerminal || quiet) return { step: () => undefined, end: () => undefined };
  const { default: cliProgress } = await import("cli-progress");
  const bar = new cliProgress.SingleBar(
    { format: `${what} {bar} {value} of {total}`, hideCursor: true, clearOnComplete: true, fps: 5 },
    cliProgress.Presets.shades_classic,
  );
  const begun = Date.now();
  let done = 0;
  return {
    step: (total) => {
      done += 1;
      if (bar.isActive) bar.update(done);
      else if (Date.now() - begun > UNSEEN && done < total) bar.start(total, done);
    },
    end: () => bar.stop(),
  };
}
