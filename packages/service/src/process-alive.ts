/** Whether a process with this id runs on this machine. A container sees its own processes only. */
export function isProcessAlive(pid: number): boolean {
  // 0 and what is below it stand for groups of processes.
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
