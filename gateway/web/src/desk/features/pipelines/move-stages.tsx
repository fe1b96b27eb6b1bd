import { NativeSelect } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import common from '../../components/common.module.css';
import type { StageDraft } from './pipeline-values';
import classes from './pipelines.module.css';
import type { StageInUse } from './save-pipeline';
import { useTicketCount } from './use-ticket-count';

interface Props {
  removed: StageInUse[];
  /** Where tickets can go: what stays of the pipeline. */
  kept: StageDraft[];
  target: (id: string) => string | null;
  error: (path: string) => string | undefined;
  onChoose: (id: string, target: string) => void;
}

/** Asks where the tickets of each removed stage go. */
export function MoveStages({ removed, kept, target, error, onChoose }: Props) {
  const { t } = useTranslation('desk');
  const count = useTicketCount();
  const heading = useRef<HTMLParagraphElement>(null);
  // The question comes as the answer to Save, below what was being looked at.
  useEffect(() => heading.current?.focus(), []);

  return (
    <section className={classes.moves} aria-labelledby="moves-title">
      <p ref={heading} id="moves-title" className={classes.strong} tabIndex={-1}>
        {t('pipelines.moveTitle')}
      </p>
      <p className={common.hint}>{t('pipelines.moveHint')}</p>
      {removed.map(({ id, label, tickets }) => (
        <NativeSelect
          key={id}
          label={t('pipelines.moveStage', { stage: label, tickets: count(tickets) })}
          value={target(id) ?? ''}
          error={error(`moveTo.${id}`)}
          data={[
            { value: '', label: t('pipelines.chooseStage') },
            ...kept.map((stage) => ({ value: stage.id ?? '', label: stage.label })),
          ]}
          onChange={(event) => onChoose(id, event.currentTarget.value)}
        />
      ))}
    </section>
  );
}
