;; Finds the separators of a log's lines, sixteen bytes at a time. `npm run wasm` compiles this into separators-code.ts.
(module
  ;; 2 MB of text, and as many words for positions, and for lines, as it has bytes: 18 MB, touched only as far as used.
  (memory (export "memory") 289 289)

  ;; Looks through the bytes from 0 up to $to, behind which 15 bytes must hold no separator. Writes to $starts, one after
  ;; the other, the position behind each `|` and each line break, and to $ends, for each line break, its number among the
  ;; separators, from 1. Gives the number of line breaks.
  (func (export "find") (param $to i32) (param $starts i32) (param $ends i32) (result i32)
    (local $from i32) (local $at i32) (local $line i32)
    (local $text v128) (local $breaks i32) (local $found i32) (local $after i32) (local $next i32)
    (local.set $at (local.get $starts))
    (local.set $line (local.get $ends))
    (block $done
      (loop $blocks
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        (local.set $text (v128.load (local.get $from)))
        (local.set $breaks (i8x16.bitmask (i8x16.eq (local.get $text)
          (v128.const i8x16 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10))))
        (local.set $found (i32.or (local.get $breaks) (i8x16.bitmask (i8x16.eq (local.get $text)
          (v128.const i8x16 124 124 124 124 124 124 124 124 124 124 124 124 124 124 124 124)))))
        (local.set $after (i32.add (local.get $from) (i32.const 1)))
        (block $counted
          (loop $lines
            (br_if $counted (i32.eqz (local.get $breaks)))
            ;; those of the blocks before, and in this one all up to the lowest line break that is left
            (i32.store (local.get $line) (i32.add
              (i32.shr_u (i32.sub (local.get $at) (local.get $starts)) (i32.const 2))
              (i32.popcnt (i32.and (local.get $found)
                (i32.xor (local.get $breaks) (i32.sub (local.get $breaks) (i32.const 1)))))))
            (local.set $line (i32.add (local.get $line) (i32.const 4)))
            (local.set $breaks (i32.and (local.get $breaks) (i32.sub (local.get $breaks) (i32.const 1))))
            (br $lines)))
        ;; The lowest four are written whether there are so many or not: what is too much is overwritten by the next
        ;; block. Asking each time would cost more, since nobody can foretell the answer.
        (local.set $next (i32.add (local.get $at) (i32.shl (i32.popcnt (local.get $found)) (i32.const 2))))
        (i32.store offset=0 (local.get $at) (i32.add (local.get $after) (i32.ctz (local.get $found))))
        (local.set $found (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1))))
        (i32.store offset=4 (local.get $at) (i32.add (local.get $after) (i32.ctz (local.get $found))))
        (local.set $found (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1))))
        (i32.store offset=8 (local.get $at) (i32.add (local.get $after) (i32.ctz (local.get $found))))
        (local.set $found (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1))))
        (i32.store offset=12 (local.get $at) (i32.add (local.get $after) (i32.ctz (local.get $found))))
        (local.set $found (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (block $noted
          (loop $separators
            (br_if $noted (i32.eqz (local.get $found)))
            (i32.store (local.get $at) (i32.add (local.get $after) (i32.ctz (local.get $found))))
            (local.set $at (i32.add (local.get $at) (i32.const 4)))
            (local.set $found (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1))))
            (br $separators)))
        (local.set $at (local.get $next))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (br $blocks)))
    (i32.shr_u (i32.sub (local.get $line) (local.get $ends)) (i32.const 2))))
