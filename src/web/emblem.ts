/** Vigil's face: an eye that stays open, with a flame for a pupil. */
export const emblem = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" aria-label="Vigil">
<defs>
<radialGradient id="night" cx="50%" cy="42%" r="72%"><stop offset="0" stop-color="#4a3f8f"/><stop offset="1" stop-color="#17152e"/></radialGradient>
<linearGradient id="flame" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="#ff7a3d"/><stop offset="1" stop-color="#ffd76a"/></linearGradient>
</defs>
<rect width="64" height="64" fill="url(#night)"/>
<path d="M6 33C14 20 23 14.500 32 14.500S50 20 58 33C50 46 41 51.500 32 51.500S14 46 6 33Z" fill="#f4f1ff"/>
<circle cx="32" cy="33" r="16.500" fill="#2a2454"/>
<path d="M32.500 19.500c1 5.500 8.500 8.500 8.500 16a9 9 0 0 1-18 0c0-4 2.200-6 3.800-8.500c.6 2.200 1.500 3.300 2.700 4c-.6-4.500.6-8.500 3-11.500Z" fill="url(#flame)"/>
<path d="M32.300 31.500c.6 2.600 3.700 3.800 3.700 7a4 4 0 0 1-8 0c0-3.200 3-4.200 4.300-7Z" fill="#fff6d8"/>
</svg>
`
