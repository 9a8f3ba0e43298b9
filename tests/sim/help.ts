/** What `npm run sim -- --help` says. */
export const help = `Plays invented pulls and writes them as logs, with the answers a reader should find.
The same arguments give the same bytes.

  npm run sim -- --sample                       write the sample night into sample/
  npm run sim -- --out DIR [--seed N]           one pull: pull.log, report.json, answers.json
      [--fight KEY] [--party NAME]              fru and usual unless told otherwise
      [--plant JSON]...                         what goes wrong, e.g.
                                                '{"kind":"missed-soak","mechanic":"towers","who":"D3"}'
      [--confounder JSON]...                    what only looks so, e.g. '{"kind":"mirrored-statuses"}'
      [--slip JSON]...                          who plays badly when, e.g.
                                                '{"kind":"drop","who":"D1","atMs":30000,"forMs":6000}'
      [--exact]                                 GCDs, casts and locks to the ms, everybody at a speed of their own
      [--damage SHARE]                          player damage, 1 is usual, 0.86 enrages in fru
      [--enemies SHARE]                         damage of enemies, 1 is the script's
      [--win-after PHASE]                       won when this phase is passed
      [--countdown]                             somebody counts down (line 268)
      [--era 2021|2024]                         line formats of the log; 2024 unless told otherwise
  npm run sim -- --out DIR --truth N            the pull that the truth bench plays for seed N
  npm run sim -- --out DIR --night [--seed N]   a report of several random pulls
  npm run sim -- --fights | --parties           what there is
  npm run sim -- --mechanics [--fight KEY]      what a plant can name

Plants, each on a mechanic: hit-by-avoidable, missed-stack, alone, missed-soak, overlap (victim), wrong-role,
missed-swap, gained-status, grazed, fall, raise-lost; late-, missed-, early-mitigation and wrong-target (use);
early-pull, late-pull (byMs); no-healing (forMs); body-pull; reset and called-wipe (afterMs).
Confounders: ghosted-hit, late-hit (byMs), disconnect (atMs, forMs), survivor (forMs), invulnerable, unsurvivable, mirrored-statuses.
Slips: drop (atMs, forMs), clip (atMs), held-buff (window, byMs).
tests/sim/plants.ts says what each is and needs.

answers.json: how the pull ended and where (ended, location, origin), every death with its lethal hit, raises, phases,
"reading" (what a reader must find, and what is nobody's fault) and "playing" (GCD uptime, drops and clips, raid-buff
windows, damage and needed damage by phase, what raises cost). tests/sim/*answer*.ts describes every field.`
