/** The languages the game is played in, and Vigil knows its terms in. */
export type Language = 'en' | 'ja' | 'de' | 'fr'
