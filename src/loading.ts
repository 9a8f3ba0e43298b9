import { registerHooks, setSourceMapsSupport } from 'node:module'

// How everything after this is loaded. It runs when it is imported, and must be before what it is about.

/** Failures name our own lines; the maps of packages would fill 20 MB. */
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false })

/**
 * Node looks at the package.json of a package for each of its files, and drizzle's has 180 kB to parse: at every start
 * 0.4 s and 150 MB of garbage. How its own files find each other can be told without it.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context
    const isDrizzles = parentURL?.includes('/node_modules/drizzle-orm/') && /^\..*\.js$/.test(specifier)
    if (!isDrizzles) return next(specifier, context)
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
  },
})
