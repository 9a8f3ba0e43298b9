export async function reanalyse(_folder: string) {
  return { seconds: 0, peakMb: 0 }
}
