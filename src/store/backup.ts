export interface BackupResult {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
}

export interface Backups {
  /**
   * A consistent copy while the program runs. SQLite: a database file that can be put in the place of the
   * original. Postgres: the same as `exportRows`. Never writes over a file; complete or not there.
   */
  backup(file: string): Promise<BackupResult>;
  /** Every row as a line of JSON, the same for both engines, with a check sum at the end. */
  exportRows(file: string): Promise<BackupResult>;
  /**
   * Reads a file of `backup` or `exportRows`, of either engine, into this store. All or nothing.
   * @throws StoreError `backup` when the store is not empty or the file is damaged, `newer` when a newer program made it.
   */
  restore(file: string): Promise<{ readonly rows: number }>;
}
