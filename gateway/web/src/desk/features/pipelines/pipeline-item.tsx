import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PipelineSetting } from '../../data/pipeline-settings';
import classes from './pipelines.module.css';
import { useTicketCount } from './use-ticket-count';

interface Props {
  pipeline: PipelineSetting;
  onEdit: () => void;
  onDelete: () => void;
}

export function PipelineItem({ pipeline, onEdit, onDelete }: Props) {
  const { t } = useTranslation('desk');
  const count = useTicketCount();
  const { name, isDefault, stages, tickets } = pipeline;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <h2 className={classes.name}>{name}</h2>
        {isDefault && <span className={classes.badge}>{t('pipelines.default')}</span>}
        <span className={classes.count}>{count(tickets)}</span>
        <span className={classes.actions}>
          <Button size="compact-sm" variant="default" aria-label={t('pipelines.editNamed', { name })} onClick={onEdit}>
            {t('edit')}
          </Button>
          {!isDefault && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={t('pipelines.deleteNamed', { name })}
              onClick={onDelete}
            >
              {t('pipelines.deleteShort')}
            </Button>
          )}
        </span>
      </div>
      <ol className={classes.chips} aria-label={t('pipelines.stages')}>
        {stages.map((stage) => (
          <li key={stage.id} className={classes.chip} data-closed={stage.closed || undefined}>
            {stage.label}
            {stage.closed && <span className="visually-hidden"> ({t('pipelines.kinds.closed')})</span>}
          </li>
        ))}
      </ol>
    </li>
  );
}
