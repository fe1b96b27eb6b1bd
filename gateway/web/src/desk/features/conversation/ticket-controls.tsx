import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { categories, priorities } from '@/shared/api-types';
import { useSignedIn } from '@/shared/session';
import type { DeskTicket } from '../../types';
import classes from './conversation-header.module.css';
import type { TicketEdits } from './use-ticket-edits';

interface Option {
  value: string;
  label: string;
}

/** The current value is always among the choices, also when it is no longer offered to others. */
function including(options: Option[], current: Option | null): Option[] {
  return current === null || options.some(({ value }) => value === current.value) ? options : [current, ...options];
}

export function TicketControls({ ticket, edits }: { ticket: DeskTicket; edits: TicketEdits }) {
  const { t } = useTranslation(['desk', 'shared']);
  const me = useSignedIn();
  const { owner, stage, priority, category } = ticket;
  const person = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const none = { value: '', label: t('none') };

  return (
    <div className={classes.controls}>
      <div className={classes.owner}>
        <NativeSelect
          size="xs"
          label={t('ticket.owner')}
          value={owner?.id ?? ''}
          onChange={(event) => edits.setOwner(edits.agents.find(({ id }) => id === event.currentTarget.value) ?? null)}
          data={[{ value: '', label: t('ticket.nobody') }, ...including(edits.agents.map(person), owner && person(owner))]}
        />
        {owner?.id !== me.id && (
          <Button className={classes.assign} size="compact-xs" variant="subtle" onClick={edits.assignToMe}>
            {t('ticket.assignToMe')}
          </Button>
        )}
      </div>
      {edits.pipelines.length > 1 && (
        <NativeSelect
          size="xs"
          label={t('ticket.pipeline')}
          value={ticket.pipelineId}
          onChange={(event) => {
            const next = edits.pipelines.find(({ id }) => id === event.currentTarget.value);
            if (next) edits.setPipeline(next);
          }}
          data={edits.pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <NativeSelect
        className={classes.stage}
        size="xs"
        label={t('ticket.stage')}
        value={stage.id}
        onChange={(event) => {
          const next = edits.stages.find(({ id }) => id === event.currentTarget.value);
          if (next) edits.setStage(next);
        }}
        data={including(
          edits.stages.map(({ id, label }) => ({ value: id, label })),
          { value: stage.id, label: stage.label },
        )}
      />
      <NativeSelect
        size="xs"
        label={t('ticket.priority')}
        value={priority ?? ''}
        onChange={(event) => edits.setPriority(event.currentTarget.value || null)}
        data={[
          none,
          ...including(
            priorities.map((value) => ({ value, label: t(`priority.${value}`, { ns: 'shared' }) })),
            priority === null ? null : { value: priority, label: priority },
          ),
        ]}
      />
      <NativeSelect
        size="xs"
        label={t('ticket.category')}
        value={category ?? ''}
        onChange={(event) => edits.setCategory(event.currentTarget.value || null)}
        data={[
          none,
          ...including(
            categories.map((value) => ({ value, label: t(`category.${value}`, { ns: 'shared' }) })),
            category === null ? null : { value: category, label: category },
          ),
        ]}
      />
    </div>
  );
}
