/** What the facts beside the project tell of mitigation in sentences only, by the name of its entry there. */

/** What comes instead of it at a higher level. */
export const replacedBy: Readonly<Record<string, string>> = {
  Sentinel: 'Guardian',
  Sheltron: 'Holy Sheltron',
  Vengeance: 'Damnation',
  'Raw Intuition': 'Bloodwhetting',
  'Shadow Wall': 'Shadowed Vigil',
  Nebula: 'Great Nebula',
  'Heart of Stone': 'Heart of Corundum',
  'Third Eye': 'Tengentsu',
  Succor: 'Concitation',
  'Eukrasian Prognosis': 'Eukrasian Prognosis II',
}

/** Actions that do the same: in another form, or by a pet. */
export const aliases: Readonly<Record<string, readonly number[]>> = {
  Adloquium: [37015], // Manifestation
  Concitation: [37016], // Accession
  'Fey Illumination': [805, 16551], // the fairy's, Seraphic Illumination
}

/** Can only be pressed after this action. */
export const needs: Readonly<Record<string, number>> = {
  'Divine Caress': 16536, // Temperance
  'Sun Sign': 16559, // Neutral Sect
  'Tempera Grassa': 34685, // Tempera Coat
  'Improvised Finish': 16014, // Improvisation
  Consolation: 16545, // Summon Seraph
}

/** Paid for with a gauge, a card or MP. */
export const costsGauge: ReadonlySet<string> = new Set([
  ...['Sheltron', 'Holy Sheltron', 'Intervention', 'Cover', 'The Blackest Night'],
  ...['Sacred Soil', 'Excogitation', 'Kerachole', 'Taurochole', 'The Bole', 'The Spire'],
])

/** Statuses that only say that somebody pressed something, or that mend. */
export const withoutEffect: ReadonlySet<number> = new Set([
  ...[80, 88, 298, 848, 956, 1857, 1872, 1892, 2598, 2676, 2685, 2712, 3902],
  ...[2642, 2643], // counts how often Haima and Panhaima come back
])

/** Statuses of whoever blocks everything while others have the main one. */
export const blocking: ReadonlySet<number> = new Set([1175])

/** Statuses beside the main one, in percent and seconds; by the name of the entry, for some are given by two actions. */
export const beside: Readonly<
  Record<
    string,
    Readonly<Record<number, { readonly percent: number; readonly seconds: number; readonly level: number }>>
  >
> = {
  'Holy Sheltron': { 2675: { percent: 15, seconds: 4, level: 82 } },
  Intervention: { 2675: { percent: 10, seconds: 4, level: 82 } },
  Bloodwhetting: { 2679: { percent: 10, seconds: 4, level: 82 } },
  'Nascent Flash': { 2679: { percent: 10, seconds: 4, level: 82 } },
  'Heart of Corundum': { 2684: { percent: 15, seconds: 4, level: 82 } },
  Tengentsu: { 3854: { percent: 10, seconds: 9, level: 82 } },
}

/** What it takes off more if whoever gives it carries one of these. */
export const moreWhile: Readonly<Record<string, { readonly while: readonly number[]; readonly percent: number }>> = {
  Intervention: { while: [1191, 74, 3829], percent: 10 }, // Rampart, Sentinel, Guardian
}

/** Seconds of a shield that stays when the rest of its action is over. */
export const shieldSeconds: Readonly<Record<string, number>> = {
  Holos: 30,
  Bloodwhetting: 20,
  'Nascent Flash': 20,
  'Neutral Sect': 30,
}

/** Entries that stand for more than one action, and what they are apart. */
export const apart: Readonly<
  Record<
    string,
    readonly { readonly name: string; readonly actionId: number; readonly size?: number; readonly minLevel: number }[]
  >
> = {
  'Succor/Concitation/Accession': [
    { name: 'Succor', actionId: 186, size: 160, minLevel: 35 },
    { name: 'Concitation', actionId: 37013, size: 180, minLevel: 96 },
  ],
  'Eukrasian Prognosis': [
    { name: 'Eukrasian Prognosis', actionId: 24292, size: 320, minLevel: 30 },
    { name: 'Eukrasian Prognosis II', actionId: 37034, size: 360, minLevel: 96 },
  ],
}

/** Entries that are another's under another name: their statuses go there. */
export const partOf: Readonly<Record<string, string>> = { 'Seraphic Illumination': 'Fey Illumination' }

/** Statuses of a name and a job that one source has under another number. */
export const namesakes: Readonly<Record<number, readonly number[]>> = { 2597: [2596] }
