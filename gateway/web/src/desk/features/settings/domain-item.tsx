import { Button, Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/shared/api-error';
import type { Language } from '@/shared/api-types';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { formatRelative } from '@/shared/format';
import { Chip } from '../../components/chip';
import classes from './domain-item.module.css';
import type { DomainState } from './domains';
import { useVerifyDomain } from './domains';
import { languageOptions } from './languages';
import type { DomainSetting } from './types';

interface Props {
  domain: DomainSetting;
  /** Absent while the domain is only in the draft. */
  state: DomainState | undefined;
  error?: string;
  onLanguage: (language: Language) => void;
  onRemove: () => void;
}

/** A domain with its language (P5), whether it is proven, and how to prove it. */
export function DomainItem({ domain, state, error, onLanguage, onRemove }: Props) {
  const { t } = useTranslation('desk');
  const { host, language } = domain;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.host}>{host}</span>
        <Chip tone={state?.verified ? 'success' : 'warning'}>
          {!state
            ? t('settings.domain.unpublished')
            : state.verified
              ? t('settings.domain.verified')
              : t('settings.domain.unverified')}
        </Chip>
        <NativeSelect
          aria-label={t('settings.domain.language', { host })}
          data={languageOptions}
          value={language}
          onChange={(event) => onLanguage(event.currentTarget.value as Language)}
        />
        <Button variant="subtle" color="gray" aria-label={t('settings.removeDomain', { host })} onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      {!state && <p className={classes.hint}>{t('settings.domain.publishFirst')}</p>}
      {state && !state.verified && <Proof state={state} />}
    </li>
  );
}

function Proof({ state }: { state: DomainState }) {
  const { t, i18n } = useTranslation('desk');
  const verify = useVerifyDomain(state.host);
  // What was found instead helps more than that it was not what was expected.
  const found = verify.error instanceof ApiError && verify.error.code === 'not-verified' ? verify.error.detail : null;
  return (
    <div className={classes.proof}>
      <p className={classes.hint}>{t('settings.domain.prove')}</p>
      <dl className={classes.facts}>
        <dt>{t('settings.domain.txt')}</dt>
        <dd>
          <code>{state.txtName}</code> <code>{state.txtValue}</code>
        </dd>
        <dt>{t('settings.domain.http')}</dt>
        <dd>
          <code>{state.httpUrl}</code>
        </dd>
      </dl>
      <Group gap="xs">
        <Button
          variant="default"
          loading={verify.isPending && verify.variables === 'txt'}
          disabled={verify.isPending}
          onClick={() => verify.mutate('txt')}
        >
          {t('settings.domain.checkTxt')}
        </Button>
        <Button
          variant="default"
          loading={verify.isPending && verify.variables === 'http'}
          disabled={verify.isPending}
          onClick={() => verify.mutate('http')}
        >
          {t('settings.domain.checkHttp')}
        </Button>
      </Group>
      {state.checkedAt && (
        <p className={classes.hint}>{t('settings.domain.checked', { when: formatRelative(state.checkedAt, i18n.language) })}</p>
      )}
      {found ? (
        <p className={classes.error} role="alert">
          {t('settings.domain.notYet')} {found}
        </p>
      ) : (
        <ProblemAlert error={verify.error} />
      )}
    </div>
  );
}
