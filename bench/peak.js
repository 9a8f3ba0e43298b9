import { readFileSync } from 'node:fs'

/**
 * The most memory this process ever had, in MB. Asked by `resourceUsage`, Linux also counts what the process had that
 * started it: the kernel's own mark of this memory does not.
 */
export function peakMb() {
  try {
    return (Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024) / 1e6
  } catch {
    return (process.resourceUsage().maxRSS * 1024) / 1e6
  }
}
