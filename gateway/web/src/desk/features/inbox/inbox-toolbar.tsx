import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '@/shared/components/icons';
import { SearchBox } from '@/shared/components/search-box';
import { inboxesQuery } from '../../data/directory';
import { paths } from '../../paths';
import classes from './inbox-page.module.css';
import type { InboxState, Sort } from './use-inbox-state';
import { sorts } from './use-inbox-state';
import { ViewTabs } from './view-tabs';

interface Props {
  state: InboxState;
  onChange: (part: Partial<InboxState>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  /** Beside an open conversation its subject is the page's heading. */
  beside: boolean;
}

export function InboxToolbar({ state, onChange, searchRef, beside }: Props) {
  const { t } = useTranslation('desk');
  const Heading = beside ? 'h2' : 'h1';
  const inboxes = useQuery(inboxesQuery).data ?? [];
  return (
    <div className={classes.toolbar}>
      <div className={classes.heading}>
        <Heading className={classes.title}>{t('nav.inbox')}</Heading>
        <Button
          component={Link}
          to={paths.newTicket}
          size="compact-sm"
          variant="light"
          leftSection={<Icon name="plus" size={16} />}
        >
          {t('newTicket.title')}
        </Button>
      </div>
      <ViewTabs state={state} />
      <SearchBox
        inputRef={searchRef}
        label={t('inbox.search')}
        placeholder={t('inbox.search')}
        value={state.q}
        onChange={(q) => onChange({ q })}
      />
      <div className={classes.filters}>
        <NativeSelect
          size="xs"
          aria-label={t('inbox.sortBy')}
          value={state.sort}
          onChange={(event) => onChange({ sort: event.currentTarget.value as Sort })}
          data={sorts.map((value) => ({ value, label: t(`inbox.sort.${value}`) }))}
        />
        {inboxes.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('inbox.inbox')}
            value={state.inbox}
            onChange={(event) => onChange({ inbox: event.currentTarget.value })}
            data={[{ value: '', label: t('inbox.allInboxes') }, ...inboxes.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
      </div>
    </div>
  );
}
