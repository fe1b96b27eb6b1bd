import { Button, Group as Row } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { StatePanel } from '@/shared/components/state-panel';
import { useDraft } from '../draft-context';
import { PolicyCaseForm } from '../policy-case-form';
import type { PolicyCase } from '../policy-cases';
import { useDeleteCase, usePolicyCases, useRunCases } from '../policy-cases';
import { useReasonText } from '../../../components/use-reason-text';
import classes from './policy-cases-tab.module.css';

/** Promises about who sees what; a draft that breaks one is not published (B20). */
export function PolicyCasesTab() {
  const { t } = useTranslation('desk');
  const { editor } = useDraft();
  const reasonText = useReasonText();
  const cases = usePolicyCases();
  const run = useRunCases();
  const remove = useDeleteCase();
  const [edited, setEdited] = useState<PolicyCase | 'new' | null>(null);
  const [removed, setRemoved] = useState<PolicyCase | null>(null);
  const results = new Map(run.data?.map((result) => [result.caseId, result]));
  const failed = run.data?.filter(({ passed }) => !passed).length ?? 0;

  const ruleOf = ({ expect, contactName, ticketNumber }: PolicyCase) =>
    t(`settings.case.${expect}`, { contact: contactName, number: ticketNumber });

  if (cases.isPending) return <LoadingRows />;
  if (!cases.data) return <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />;
  const add = (
    <Button
      variant={cases.data.length > 0 ? 'default' : 'filled'}
      leftSection={<Icon name="plus" />}
      onClick={() => setEdited('new')}
    >
      {t('settings.case.add')}
    </Button>
  );

  return (
    <>
      {cases.data.length === 0 ? (
        <StatePanel icon="check" title={t('settings.case.none')} text={t('settings.case.noneText')} action={add} />
      ) : (
        <>
          <Row gap="xs" mb="md">
            <Button loading={run.isPending} onClick={() => void editor.flush().then(() => run.mutate())}>
              {t('settings.case.run')}
            </Button>
            {add}
            <span role="status">
              {run.data && (failed > 0 ? t('settings.case.failed', { count: failed }) : t('settings.case.passed'))}
            </span>
          </Row>
          <ProblemAlert error={run.error} />
          <ul className={classes.list}>
            {cases.data.map((item) => {
              const result = results.get(item.id);
              return (
                <li key={item.id} className={classes.item} data-passed={result?.passed}>
                  <div className={classes.text}>
                    <strong>{item.name}</strong>
                    {ruleOf(item) !== item.name && <span className={classes.rule}>{ruleOf(item)}</span>}
                    {result && (
                      <span className={classes.result}>
                        {result.passed ? t('settings.case.ok') : `${t('settings.case.broken')} ${reasonText(result.reason)}`}
                      </span>
                    )}
                  </div>
                  <Button
                    variant="subtle"
                    aria-label={t('settings.case.edit', { name: item.name })}
                    onClick={() => setEdited(item)}
                  >
                    {t('edit')}
                  </Button>
                  <Button
                    variant="subtle"
                    color="gray"
                    aria-label={t('settings.case.remove', { name: item.name })}
                    onClick={() => setRemoved(item)}
                  >
                    {t('remove')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {edited && <PolicyCaseForm known={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      <ConfirmDialog
        opened={removed !== null}
        title={t('settings.case.removeTitle')}
        text={t('settings.case.removeText', { name: removed?.name })}
        confirmLabel={t('remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removed && remove.mutate(removed.id, { onSuccess: () => setRemoved(null) })}
        onCancel={() => {
          remove.reset();
          setRemoved(null);
        }}
      />
    </>
  );
}
