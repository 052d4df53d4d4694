import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

type Process = { readonly pid: number; readonly isRenderer: boolean };

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

/** What stands behind the name in `stat`: state, parent, … A name may hold spaces and brackets. */
const statOf = (pid: number): readonly string[] => {
  const stat = read(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

/** The browser and everything that it started. */
const treeOf = (browser: number): readonly Process[] => {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(all.map((pid) => [pid, Number(statOf(pid)[1])]));
  const isOurs = (pid: number): boolean => pid === browser || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  return all.filter(isOurs).map((pid) => ({ pid, isRenderer: read(pid, 'cmdline').includes('--type=renderer') }));
};

const kernelTick = 10;
const cpuMs = (pid: number): number => {
  const stat = statOf(pid);
  return (Number(stat[11]) + Number(stat[12])) * kernelTick;
};

const peakMb = (pid: number): number => Number(/VmHWM:\s+(\d+)/u.exec(read(pid, 'status'))?.[1] ?? 0) / 1e3;

export type Cost = { readonly cpuMs: number; readonly rendererMb: number; readonly browserMb: number };

/**
 * Begins to watch a browser's processes; the answer tells the CPU of its renderers and how far the memory in use rose at
 * its peak: theirs, and all processes' together, whose peaks needn't have been at once. Linux keeps the peak itself, so
 * none is missed. Elsewhere, nothing.
 */
export const watchProcesses = (browser: number): (() => Cost) => {
  if (process.platform !== 'linux') return () => ({ cpuMs: Number.NaN, rendererMb: Number.NaN, browserMb: Number.NaN });
  const before = treeOf(browser).map((one) => {
    writeFileSync(`/proc/${one.pid}/clear_refs`, '5');
    return { ...one, cpu: cpuMs(one.pid), mb: peakMb(one.pid) };
  });
  return () => {
    const grown = before.map(({ pid, isRenderer, cpu, mb }) => ({
      isRenderer,
      cpu: cpuMs(pid) - cpu,
      mb: Math.max(0, peakMb(pid) - mb),
    }));
    const renderers = grown.filter(({ isRenderer }) => isRenderer);
    return {
      cpuMs: renderers.reduce((sum, { cpu }) => sum + cpu, 0),
      rendererMb: renderers.reduce((sum, { mb }) => sum + mb, 0),
      browserMb: grown.reduce((sum, { mb }) => sum + mb, 0),
    };
  };
};
