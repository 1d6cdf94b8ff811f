export function Home() {
  return (
    <>
      <h1>Home</h1>
      <p>Nothing new today.</p>
    </>
  );
}

export function OldKeys() {
  return (
    <>
      <h1>Old keys</h1>
      <p>What was here has moved.</p>
    </>
  );
}
