import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip, Chips } from '../../components/chip';
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
        {isDefault && <Chip>{t('pipelines.default')}</Chip>}
        <span className={classes.count}>{count(tickets)}</span>
        <span className={classes.actions}>
          <Button size="compact-md" variant="default" aria-label={t('pipelines.editNamed', { name })} onClick={onEdit}>
            {t('edit')}
          </Button>
          {!isDefault && (
            <Button
              size="compact-md"
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
      <Chips ordered label={t('pipelines.stages')}>
        {stages.map((stage) => (
          <li key={stage.id}>
            <Chip tone={stage.closed ? 'neutral' : 'success'}>
              {stage.label}
              {stage.closed && <span className="visually-hidden"> ({t('pipelines.kinds.closed')})</span>}
            </Chip>
          </li>
        ))}
      </Chips>
    </li>
  );
}
