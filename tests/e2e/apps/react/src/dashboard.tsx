import { useEffect, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { shortcuts } from '../../shared/shortcuts.js';

const TITLES: Readonly<Record<string, string>> = {
  '/home': 'Home',
  '/settings/security-old': 'Old keys',
};

/** The frame around every screen. */
export function Dashboard() {
  const [last, setLast] = useState('');
  const { pathname } = useLocation();
  useEffect(() => shortcuts(setLast), []);
  return (
    <>
      <title>{`${TITLES[pathname] ?? 'Keys'} · Dashboard`}</title>
      <header>
        <nav aria-label="Main">
          <Link to="/home">Home</Link> <Link to="/settings/security">Keys</Link>{' '}
          <Link to="/settings/security/api-keys/new">New key</Link>{' '}
          <Link to="/settings/security-old">Old keys</Link>
        </nav>
        <input type="search" aria-label="Search the dashboard" />
        <output aria-label="Last shortcut">{last}</output>
      </header>
      <main>
        <Outlet />
      </main>
      <footer>
        <button type="button">Feedback</button>
      </footer>
    </>
  );
}
