import { Loading, QuestionCard, Reading, useAsOfParams, useRead, useText, type Question } from '@jingwei/ui'

type Answer = Omit<Question, 'ask' | 'linkText' | 'open'> & { readonly id: string }

/** What a leader asks first: is the region growing, who is in trouble, what moved, what did not come. */
export default function QuestionsPart() {
  const t = useText()
  const query = useRead<{ readonly items: readonly Answer[] }>('hub/questions', useAsOfParams())
  return (
    <Reading query={query} loading={<Loading lines={4} />}>
      {({ items }) => (
        <>
          {items.map((answer) => (
            <QuestionCard
              key={answer.id}
              question={{
                ...answer, ask: t(`hub.question.${answer.id}`), linkText: t(`hub.questionList.${answer.id}`), ...(answer.id === 'movers' ? { trendUnit: '千瓦时' } : {}),
                open: (answer.id === 'trouble' || answer.id === 'deliveries') && (answer.value ?? 0) > 0,
              }}
            />
          ))}
        </>
      )}
    </Reading>
  )
}
