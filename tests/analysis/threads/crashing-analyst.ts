import { answerQuestions } from '../../../src/answering.ts'

/** An analyst's thread that dies of every pull that is called after it. */
answerQuestions(({ pull: { fightName } }: { pull: { fightName: string } }) => {
  if (fightName === 'exit') process.exit(3)
  if (fightName === 'throw')
    setImmediate(() => {
      throw new Error('a fault nobody foresaw')
    })
  return fightName === 'throw' ? undefined : { answer: { results: { fightName }, failed: {} } }
})
