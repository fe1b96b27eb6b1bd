import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortalInfo, SystemPageName } from '@/shared/api-types';
import { SignInPage } from '../features/sign-in/sign-in-page';
import { SystemPageFrame } from '../features/system-page/system-page';

type Field = 'email' | 'password';

/** What each page asks for; signing in is a page of its own. */
const fields: Record<Exclude<SystemPageName, 'sign-in'>, readonly Field[]> = {
  register: ['email', 'password'],
  'sign-out': [],
  'access-denied': [],
  'password-reset-request': ['email'],
  'password-reset': ['password'],
};

/** A picture of a system page; only signing in is in use so far. */
export function SystemPagePreview({ portal, page }: { portal: PortalInfo; page: SystemPageName }) {
  const { t } = useTranslation('portal');
  if (page === 'sign-in') return <SignInPage portal={portal} reason="never" />;
  return (
    <SystemPageFrame portal={portal} page={page} title={t(`systemPages.${page}.title`)} text={t(`systemPages.${page}.text`)}>
      <Stack>
        {fields[page].map((field) => {
          const Input = field === 'password' ? PasswordInput : TextInput;
          return <Input key={field} label={t(`signIn.${field}`)} size="md" autoComplete="off" />;
        })}
        <Button size="md" fullWidth>
          {t(`systemPages.${page}.button`)}
        </Button>
      </Stack>
    </SystemPageFrame>
  );
}
