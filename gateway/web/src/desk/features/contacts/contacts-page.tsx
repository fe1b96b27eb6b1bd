import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ErrorState } from '@/shared/components/error-state';
import { Icon } from '@/shared/components/icons';
import { LoadingRows } from '@/shared/components/loading-rows';
import { StatePanel } from '@/shared/components/state-panel';
import { SearchBox } from '@/shared/components/search-box';
import { useContactList } from '../../data/list-contacts';
import { Page } from '../../shell/page';
import { usePageTitle } from '../../shell/use-page-title';
import { ContactDrawer } from './contact-drawer';
import classes from './contacts.module.css';
import { ContactTable } from './contact-table';
import { CreateContact } from './create-contact';

export default function ContactsPage({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation('desk');
  const [params, setParams] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const q = params.get('q') ?? '';
  const contacts = useContactList(q);
  const items = contacts.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = items.find(({ id }) => id === params.get('contact')) ?? null;
  usePageTitle(t('nav.contacts'));

  const set = (name: string, value: string) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );

  return (
    <Page
      title={t('nav.contacts')}
      actions={
        mayAdd && (
          <Button leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
            {t('contacts.create')}
          </Button>
        )
      }
    >
      <div className={classes.search}>
        <SearchBox
          label={t('inbox.search')}
          placeholder={t('contacts.searchHint')}
          value={q}
          onChange={(value) => set('q', value)}
        />
      </div>
      {contacts.isPending ? (
        <LoadingRows />
      ) : !contacts.data ? (
        <ErrorState error={contacts.error} onRetry={() => void contacts.refetch()} />
      ) : items.length === 0 ? (
        <StatePanel
          icon={q === '' ? 'users' : 'search'}
          title={q === '' ? t('contacts.empty') : t('contacts.noMatch')}
          text={q === '' ? t('contacts.emptyText') : undefined}
        />
      ) : (
        <>
          <ContactTable contacts={items} onOpen={(contact) => set('contact', contact.id)} />
          {contacts.hasNextPage && (
            <div className={classes.more}>
              <Button
                variant="default"
                loading={contacts.isFetchingNextPage || contacts.isPlaceholderData}
                onClick={() => void contacts.fetchNextPage()}
              >
                {t('loadMore')}
              </Button>
            </div>
          )}
        </>
      )}
      <ContactDrawer contact={chosen} onClose={() => set('contact', '')} />
      {mayAdd && <CreateContact opened={creating} onClose={() => setCreating(false)} />}
    </Page>
  );
}
