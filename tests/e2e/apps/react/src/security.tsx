import '@we-link/security-settings';
import type { WeLinkSecurityElement } from '@we-link/security-settings';
import type {} from '@we-link/security-settings/react';
import { useEffect, useRef } from 'react';
import { useBlocker, useLocation, useNavigate } from 'react-router';

const BASE = '/settings/security';
export function Security() {
  const element = useRef<WeLinkSecurityElement>(null);
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const leaving = useBlocker(({ nextLocation }) => !`${nextLocation.pathname}/`.startsWith(`${BASE}/`));
  useEffect(() => {
    if (leaving.state !== 'blocked') return;
    void element.current?.canLeave().then((may) => (may ? leaving.proceed() : leaving.reset()));
  }, [leaving]);
  return (
    <we-link-security
      ref={element}
      apiBase="/api/settings"
      route={pathname.slice(BASE.length) + search}
      onwl-navigate={({ detail }) => navigate(BASE + detail.route, { replace: detail.replace })}
    />
  );
}
