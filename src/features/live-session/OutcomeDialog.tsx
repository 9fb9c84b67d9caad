import { useId, useState } from 'react'
import type { OutgoingEvent } from '@/domain/session/events.ts'
import type { SendEvents } from '@/lenses/answers/SendEvents.ts'
import { toProblem } from '@/queries/problem.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'

interface OutcomeDialogProps {
  send: SendEvents
  onClose: () => void
}

const longestRubric = 262_144

/** Asks for a result and how it will be judged: the agent works, a grader judges, until it is satisfied. */
export function OutcomeDialog({ send, onClose }: OutcomeDialogProps) {
  const formId = useId()
  const [description, setDescription] = useState('')
  const [rubric, setRubric] = useState('')
  const [iterations, setIterations] = useState('3')
  const [isChecked, setIsChecked] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const [problem, setProblem] = useState<ReturnType<typeof toProblem> | null>(null)

  const wrong = {
    description: description.trim() === '' ? 'Say what is to be achieved.' : undefined,
    rubric:
      rubric.trim() === ''
        ? 'Say how the result is judged.'
        : rubric.length > longestRubric
          ? 'At most 262,144 characters.'
          : undefined,
    max_iterations: /^([1-9]|1\d|20)$/.test(iterations.trim()) ? undefined : 'A whole number from 1 to 20.',
  }
  const errorOf = (field: keyof typeof wrong) =>
    (isChecked ? wrong[field] : undefined) ?? (problem?.field === field ? problem.message : undefined)

  const define = async () => {
    setIsChecked(true)
    if (Object.values(wrong).some((message) => message !== undefined)) return
    setIsSending(true)
    setProblem(null)
    const event: OutgoingEvent = {
      type: 'user.define_outcome',
      description: description.trim(),
      rubric,
      maxIterations: Number(iterations),
    }
    try {
      await send([event])
      onClose()
    } catch (error) {
      setProblem(toProblem(error))
      setIsSending(false)
    }
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Define an outcome"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" isBusy={isSending}>
            Define outcome
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          void define()
        }}
      >
        <p className="text-ink-2">
          The agent works on it at once. After each try a grader compares the result with the rubric and sends the agent
          back until it is satisfied.
        </p>
        {problem && !(problem.field !== null && problem.field in wrong) && (
          <Banner tone="error">{problem.message}</Banner>
        )}
        <TextArea
          label="Description"
          isRequired
          autoFocus
          rows={3}
          description="What is to be achieved. The agent reads it, the grader does not."
          value={description}
          error={errorOf('description')}
          onChange={(event) => setDescription(event.target.value)}
        />
        <TextArea
          label="Rubric"
          isRequired
          rows={4}
          description="How the result is judged, one criterion a line. The grader reads it, the agent does not."
          value={rubric}
          error={errorOf('rubric')}
          onChange={(event) => setRubric(event.target.value)}
        />
        <TextField
          label="Iterations at most"
          inputMode="numeric"
          description="1 to 20."
          value={iterations}
          error={errorOf('max_iterations')}
          onChange={(event) => setIterations(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
