/** What a request carries, before anybody has looked at it. */
export type Json = { readonly [key: string]: unknown }

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
export const object = (value: unknown): Json => (isObject(value) ? value : {})
export const string = (value: unknown): string => (typeof value === 'string' ? value : '')
