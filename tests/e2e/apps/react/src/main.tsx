// A dashboard in React with React Router, which owns the address bar.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, redirect } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Dashboard } from './dashboard.tsx';
import { Home, OldKeys } from './screens.tsx';
import { Security } from './security.tsx';

const router = createBrowserRouter([
  {
    path: '/',
    Component: Dashboard,
    children: [
      { index: true, loader: () => redirect('/home') },
      { path: 'home', Component: Home },
      { path: 'settings/security-old', Component: OldKeys },
      { path: 'settings/security/*', Component: Security },
    ],
  },
]);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}
