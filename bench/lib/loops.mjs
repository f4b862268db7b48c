// Parts of one process timed in turn.

/** A step is not shorter than this, so that the clock is no part of it. */
const SHORTEST_STEP_MS = 10;

/**
 * Runs `run(from, to)` of each loop over its records again and again, all loops in turn, a budget of milliseconds each.
 * @param isWhole whether a loop takes all its records in one step
 * @returns seconds per record of each loop, round by round
 */
export async function loopsInTurn(loops, { count, rounds, milliseconds, isWhole = false }) {
  const walks = [];
  for (const loop of loops) walks.push(await warmedUp(loop, count, milliseconds, isWhole));
  const seconds = loops.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, walk] of walks.entries()) seconds[index].push(await sample(walk, count, milliseconds));
  return seconds;
}

async function warmedUp(loop, count, milliseconds, isWhole) {
  const walk = { loop, at: 0, step: isWhole ? count : 1 };
  await sample(walk, count, 2 * milliseconds);
  for (; walk.step < count; walk.step = Math.min(count, 2 * walk.step)) {
    const begun = performance.now();
    await advance(walk, count);
    if (performance.now() - begun >= SHORTEST_STEP_MS) break;
  }
  await sample(walk, count, 2 * milliseconds);
  return walk;
}

async function sample(walk, count, milliseconds) {
  const begun = performance.now();
  let records = 0;
  let spent = 0;
  do {
    records += await advance(walk, count);
    spent = performance.now() - begun;
  } while (spent < milliseconds);
  return spent / 1000 / records;
}

async function advance(walk, count) {
  if (walk.at >= count) walk.at = 0;
  const from = walk.at;
  walk.at = Math.min(count, from + walk.step);
  const pending = walk.loop.run(from, walk.at);
  if (pending instanceof Promise) await pending;
  return walk.at - from;
}
