import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListViewItem } from '@/shared/api-schema';
import { ApiError } from '@/shared/api-error';
import { Dialog } from '@/shared/components/dialog';
import { Icon } from '@/shared/components/icons';
import { ProblemAlert } from '@/shared/components/problem-alert';
import { newId, useDeleteView, useSaveView } from './lists-api';
import { ShareView } from './share-view';
import classes from './views-dialog.module.css';

const most = 30;

interface Props {
  views: ListViewItem[];
  /** What the list shows now, as a view's query. */
  current: string;
  onOpen: (query: string) => void;
  onClose: () => void;
}

/** Lists under names of the customer's own: open, keep the present one, rename, delete. */
export default function ViewsDialog({ views, current, onOpen, onClose }: Props) {
  const { t } = useTranslation('portal');
  const [changing, setChanging] = useState<{ id: string; what: 'name' | 'delete' | 'share' } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const done = () => {
    setChanging(null);
    list.current?.focus();
  };

  return (
    <Dialog opened title={t('list.views')} onClose={onClose}>
      <div ref={list} tabIndex={-1} className={classes.all}>
        {views.length === 0 && <Text c="dimmed">{t('list.noViews')}</Text>}
        <ul className={classes.views}>
          {views.map((view) => (
            <li key={view.id}>
              {changing?.id !== view.id && (
                <>
                  <button
                    type="button"
                    className={classes.open}
                    aria-current={view.query === current || undefined}
                    onClick={() => {
                      onOpen(view.query);
                      onClose();
                    }}
                  >
                    {view.name}
                  </button>
                  <ActionIcon
                    variant="subtle"
                    size="lg"
                    aria-label={t('feeds.share', { view: view.name })}
                    onClick={() => setChanging({ id: view.id, what: 'share' })}
                  >
                    <Icon name="send" size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    size="lg"
                    aria-label={t('list.renameView', { view: view.name })}
                    onClick={() => setChanging({ id: view.id, what: 'name' })}
                  >
                    <Icon name="pencil" size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    size="lg"
                    aria-label={t('list.deleteView', { view: view.name })}
                    onClick={() => setChanging({ id: view.id, what: 'delete' })}
                  >
                    <Icon name="trash" size={16} />
                  </ActionIcon>
                </>
              )}
              {changing?.id === view.id && changing.what === 'name' && <NameForm view={view} onDone={done} />}
              {changing?.id === view.id && changing.what === 'share' && <ShareView view={view} onDone={done} />}
              {changing?.id === view.id && changing.what === 'delete' && <DeleteForm view={view} onDone={done} />}
            </li>
          ))}
        </ul>
      </div>
      {views.length < most ? <NewForm current={current} /> : <Text size="sm">{t('list.mostViews')}</Text>}
    </Dialog>
  );
}

/** Names are refused for what is wrong with them; anything else is a problem of the whole. */
function nameProblem(error: unknown, taken: string): string | null {
  return error instanceof ApiError && error.field('name') !== null ? taken : null;
}

function NameForm({ view, onDone }: { view: ListViewItem; onDone: () => void }) {
  const { t } = useTranslation('portal');
  const save = useSaveView();
  const [name, setName] = useState(view.name);
  const problem = nameProblem(save.error, t('list.nameRefused'));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...view, name }, { onSuccess: onDone });
      }}
    >
      <TextInput
        label={t('list.viewName')}
        value={name}
        maxLength={60}
        required
        data-autofocus
        autoFocus
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {problem === null && <ProblemAlert error={save.error} />}
      <Group gap="xs">
        <Button type="submit" loading={save.isPending}>
          {t('list.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('cancel', { ns: 'shared' })}
        </Button>
      </Group>
    </form>
  );
}

function DeleteForm({ view, onDone }: { view: ListViewItem; onDone: () => void }) {
  const { t } = useTranslation('portal');
  const remove = useDeleteView();
  return (
    <div className={classes.form} role="group" aria-label={t('list.deleteView', { view: view.name })}>
      <Text>{t('list.deleteQuestion', { view: view.name })}</Text>
      <ProblemAlert error={remove.error} />
      <Group gap="xs">
        <Button autoFocus loading={remove.isPending} onClick={() => remove.mutate(view.id, { onSuccess: onDone })}>
          {t('list.delete')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('cancel', { ns: 'shared' })}
        </Button>
      </Group>
    </div>
  );
}

function NewForm({ current }: { current: string }) {
  const { t } = useTranslation('portal');
  const save = useSaveView();
  const [name, setName] = useState('');
  // The id stays until the view is saved: sending it again makes no second one.
  const [id, setId] = useState(newId);
  const problem = nameProblem(save.error, t('list.nameRefused'));
  return (
    <form
      className={classes.new}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { id, name, query: current },
          {
            onSuccess: () => {
              setName('');
              setId(newId());
            },
          },
        );
      }}
    >
      <TextInput
        className={classes.newName}
        label={t('list.keep')}
        value={name}
        maxLength={60}
        required
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={save.isPending}>
        {t('list.save')}
      </Button>
      {problem === null && <ProblemAlert error={save.error} />}
    </form>
  );
}
