import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/shared/components/confirm-dialog';
import { Dialog } from '@/shared/components/dialog';
import { InvitationLink } from './invitation-link';
import type { StaffItem } from './staff';
import { useInviteAgain } from './staff';
import { useStaffProblem } from './use-staff-problem';

export function InviteAgain({ person, onClose }: { person: StaffItem; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const invite = useInviteAgain();
  const staffProblem = useStaffProblem();
  if (invite.data) {
    return (
      <Dialog opened title={t('staff.link')} onClose={onClose} persistent>
        <Stack>
          <InvitationLink invitation={invite.data} name={person.name} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('staff.done')}</Button>
          </Group>
        </Stack>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      opened
      title={t('staff.inviteAgainTitle', { name: person.name })}
      text={t('staff.inviteAgainText')}
      confirmLabel={t('staff.inviteAgain')}
      busy={invite.isPending}
      error={staffProblem(invite.error)}
      onConfirm={() => invite.mutate(person.id)}
      onCancel={onClose}
    />
  );
}
