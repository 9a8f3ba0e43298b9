import { type Json, object, objects, string } from './json.ts'

/** A window that the bot opened for whoever pressed a button. */
export interface OpenedModal {
  readonly customId: string
  readonly title: string
  /** The inputs' `custom_id`s and labels, in order. */
  readonly inputs: readonly { readonly customId: string; readonly label: string }[]
}

export function readModal(said: Json): OpenedModal {
  const inputs = objects(said.components).map((label) => ({
    customId: string(object(label.component).custom_id),
    label: string(label.label),
  }))
  return { customId: string(said.custom_id), title: string(said.title), inputs }
}

/** What is sent when somebody has typed into its inputs, as Discord sends it. */
export const submission = ({ customId, inputs }: OpenedModal, typed: string): Json => ({
  custom_id: customId,
  components: inputs.map((input, index) => ({
    type: 18,
    id: 2 * index + 1,
    component: { type: 4, id: 2 * index + 2, custom_id: input.customId, value: typed },
  })),
})

/** What Discord's limits have against a window. */
export function faultsOfModal(said: Json): string[] {
  const labels = objects(said.components)
  const inputs = labels.map(({ component }) => object(component))
  return [
    ...outside('modal title', string(said.title), 1, 45),
    ...outside('modal custom_id', string(said.custom_id), 1, 100),
    ...(labels.length < 1 || labels.length > 5 ? [`a modal has ${labels.length} parts, 1 to 5 are allowed`] : []),
    ...labels.flatMap(({ type, label }) => [
      ...(type === 18 ? [] : ['a modal holds something that is no label']),
      ...outside('label', string(label), 1, 45),
    ]),
    ...inputs.flatMap(({ custom_id, placeholder, max_length }) => [
      ...outside('input custom_id', string(custom_id), 1, 100),
      ...outside('placeholder', string(placeholder), 0, 100),
      ...(Number(max_length ?? 4_000) > 4_000 ? ['an input takes more than 4000 characters'] : []),
    ]),
  ]
}

const outside = (what: string, text: string, least: number, most: number) =>
  text.length < least || text.length > most
    ? [`${what} has ${text.length} characters, ${least} to ${most} are allowed`]
    : []
