import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPrompts, type PromptName } from '../../src/agent/prompts.ts';
import { FileError } from '../../src/errors.ts';
import { projectFile } from '../../src/paths.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prompts-'));
  cpSync(projectFile('prompts'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function edit(name: PromptName, change: (text: string) => string): void {
  const file = join(folder, `${name}.md`);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function problem(): string {
  try {
    loadPrompts(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    return (error as FileError).message;
  }
  throw new Error('the prompts were taken');
}

describe('the prompt files', () => {
  it('of the project are complete', () => {
    const prompts = loadPrompts();
    expect(prompts.fill('answer')).not.toContain('{{slot:');
    expect(() => prompts.fill('system', { form: 'f', roles: 'r', language: 'l' })).not.toThrow();
  });

  it.each(['system', 'answer', 'repair', 'context'] as const)('need %s.md', (name) => {
    rmSync(join(folder, `${name}.md`));
    expect(problem()).toBe(`${folder}/${name}.md: the prompt cannot be read; restore the file`);
  });

  it.each([
    ['system', 'roles'],
    ['system', 'form'],
    ['system', 'language'],
    ['repair', 'sentence'],
    ['repair', 'reason'],
    ['repair', 'references'],
    ['context', 'day'],
    ['context', 'label'],
    ['context', 'window'],
    ['context', 'question'],
  ] as const)('%s.md needs the slot %s', (name, slot) => {
    edit(name, (text) => text.replaceAll(`{{slot:${slot}}}`, 'nothing'));
    expect(problem()).toBe(`${folder}/${name}.md: the slot {{slot:${slot}}} is missing`);
  });

  it.each([
    ['answer', 'day'],
    ['system', 'price'],
    ['repair', 'question'],
  ] as const)('%s.md may not have the slot %s', (name, slot) => {
    edit(name, (text) => `${text}\n{{slot:${slot}}}`);
    expect(problem()).toBe(`${folder}/${name}.md: the slot {{slot:${slot}}} is not known here`);
  });
});

describe('filling a prompt', () => {
  it('expands no slot, reference or pattern that stands in a value', () => {
    writeFileSync(
      join(folder, 'context.md'),
      '{{slot:day}}|{{slot:label}}|{{slot:window}}|{{slot:question}}|{{slot:day}}\n',
    );
    const values = {
      day: '{{slot:question}}',
      label: "$& $1 $' $`",
      window: '{{gold.change_1d}}',
      question: '{{slot:day}} {{slot:secret}}',
    };
    expect(loadPrompts(folder).fill('context', values)).toBe(
      `${values.day}|${values.label}|${values.window}|${values.question}|${values.day}`,
    );
  });

  it('refuses a missing value, so that no slot is ever sent', () => {
    expect(() => loadPrompts(folder).fill('repair', { sentence: 's', reason: 'r' })).toThrow(
      'prompt repair needs a value for references',
    );
  });
});
