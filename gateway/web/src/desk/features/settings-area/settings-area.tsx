import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { LoadingRows } from '@/shared/components/loading-rows';
import { useSignedIn } from '@/shared/session';
import { NotAllowed } from '../../shell/not-allowed';
import SettingsPage from '../settings/settings-page';
import { allowedGroups } from './pages';

const PropertiesPage = lazy(() => import('../properties/properties-page'));
const PipelinesPage = lazy(() => import('../pipelines/pipelines-page'));
const InboxesPage = lazy(() => import('../inboxes/inboxes-page'));
const FormsPage = lazy(() => import('../forms/forms-page'));
const FormBuilderPage = lazy(() => import('../forms/form-builder-page'));
const StaffPage = lazy(() => import('../staff/staff-page'));
const RolesPage = lazy(() => import('../roles/roles-page'));
const AuditPage = lazy(() => import('../audit/audit-page'));

/** Everything an administrator shapes: the customer portal, the records and the organization, each for those allowed to. */
export default function SettingsArea() {
  const permissions = useSignedIn().permissions;
  const only = (permission: string, page: ReactNode) => (permissions.includes(permission) ? page : <NotAllowed />);
  const first = allowedGroups(permissions)[0]?.pages[0];

  return (
    <Suspense fallback={<LoadingRows />}>
      <Routes>
        <Route index element={first ? <Navigate to={first} replace /> : <NotAllowed />} />
        <Route path="properties" element={only('records', <PropertiesPage />)} />
        <Route path="pipelines" element={only('records', <PipelinesPage />)} />
        <Route path="inboxes" element={only('records', <InboxesPage />)} />
        <Route path="forms" element={only('records', <FormsPage />)} />
        <Route path="forms/:id" element={only('records', <FormBuilderPage />)} />
        <Route path="staff" element={only('roles', <StaffPage />)} />
        <Route path="roles" element={only('roles', <RolesPage />)} />
        <Route path="audit" element={only('audit', <AuditPage />)} />
        <Route path=":tab" element={only('portal-settings', <SettingsPage />)} />
      </Routes>
    </Suspense>
  );
}
