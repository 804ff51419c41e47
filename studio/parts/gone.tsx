/** What a tab shows that nobody opened, or whose Studio is gone. */
export function Gone() {
  return (
    <main class="gone">
      <h1>This tab is not open any more</h1>
      <p>
        The Studio has stopped, or this address was used before. What was shown as saved is in your files. In the folder of your project,
        run:
      </p>
      <pre>onbehalf studio</pre>
    </main>
  );
}
