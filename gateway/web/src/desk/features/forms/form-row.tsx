import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '@/shared/components/icons';
import { Chip } from '../../components/chip';
import type { FormItem } from './form-list';
import { paths } from '../../paths';
import { useInboxes, usePipelines } from './form-api';
import classes from './forms.module.css';
import { useReasonsText } from './use-reasons-text';

interface Props {
  form: FormItem;
  busy: boolean;
  onDuplicate: () => void;
  onDelete: () => void;
}

/** A form in the list: where its tickets go, and whether the portal can use it. */
export function FormRow({ form, busy, onDuplicate, onDelete }: Props) {
  const { t } = useTranslation('desk');
  const reasonsText = useReasonsText();
  const inboxes = useInboxes();
  const pipelines = usePipelines();
  const { name } = form;
  const inbox = inboxes.find(({ id }) => id === form.inboxId)?.name ?? t('forms.defaultInbox');
  const pipeline = pipelines.find(({ id }) => id === form.pipelineId)?.name;

  return (
    <li className={classes.item}>
      <div className={classes.main}>
        <h2 className={classes.name}>
          <Link to={paths.form(form.id)}>{name}</Link>
        </h2>
        <p className={classes.facts}>
          {t('forms.fields', { count: form.fields })} ·{' '}
          {!form.automaticTickets
            ? t('forms.noTickets')
            : pipeline
              ? t('forms.ticketsInPipeline', { inbox, pipeline })
              : t('forms.tickets', { inbox })}
        </p>
        <p className={classes.state}>
          {form.usedBy && <Chip tone="success">{t('forms.used')}</Chip>}
          {form.eligible ? (
            !form.usedBy && <span className={classes.facts}>{t('forms.eligible')}</span>
          ) : (
            <Chip tone="warning">{t('forms.unfit', { reasons: reasonsText(form.reasons) })}</Chip>
          )}
        </p>
      </div>
      <div className={classes.buttons}>
        <ActionIcon
          component={Link}
          to={paths.form(form.id)}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('forms.edit', { name })}
        >
          <Icon name="pencil" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          disabled={busy}
          aria-label={t('forms.duplicate', { name })}
          onClick={onDuplicate}
        >
          <Icon name="copy" />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('forms.deleteForm', { name })} onClick={onDelete}>
          <Icon name="close" />
        </ActionIcon>
      </div>
    </li>
  );
}
