/* octet-ui-filter-look.c - all that can be said of a filter while it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * This takes a millisecond or a few, so it is done in a thread of its own; nothing here knows
 * of widgets.
 */
#include "config.h"

#include "models/octet-ui-filter-look.h"

#include <glib/gi18n.h>
#include <string.h>

#include "filter/octet-filter-capture.h"
#include "filter/octet-filter-context.h"
#include "filter/octet-filter-doubt.h"
#include "filter/octet-filter-lexer.h"
#include "filter/octet-filter-words.h"

/* As many as a person reads through; typing narrows them down. */
#define MAX_PROPOSALS 40

static gboolean
is_operator (const OctetToken *token)
{
  switch ((guint) token->kind)
    {
    case OCTET_TOKEN_OR:
    case OCTET_TOKEN_AND:
    case OCTET_TOKEN_XOR:
    case OCTET_TOKEN_NOT:
    case OCTET_TOKEN_ANY:
    case OCTET_TOKEN_ALL:
    case OCTET_TOKEN_IN:
      return TRUE;
    case OCTET_TOKEN_SIGN:
      return token->sign == '&';
    default:
      return FALSE;
    }
}

static void
add_part (OctetUiFilterLook *self,
          const OctetToken  *token,
          guint8             level)
{
  OctetUiFilterPart part = { token->start, token->size, level };

  g_array_append_val (self->parts, part);
}

/* What can be read is coloured, up to the first octet that cannot. */
static void
find_parts (OctetUiFilterLook   *self,
            const OctetRegistry *registry)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (GArray) tokens = octet_filter_lex (self->text, &problem);
  g_autofree char *start = NULL;

  if (tokens == NULL && problem.start > 0)
    {
      g_auto (OctetFilterProblem) ignored = OCTET_FILTER_PROBLEM_INIT;

      start = g_strndup (self->text, problem.start);
      tokens = octet_filter_lex (start, &ignored);
    }
  for (guint i = 0; tokens != NULL && i < tokens->len; i++)
    {
      const OctetToken *token = &g_array_index (tokens, OctetToken, i);
      const OctetFieldRef *refs;
      gsize count;

      if (is_operator (token))
        add_part (self, token, OCTET_UI_PART_OPERATOR);
      if (token->kind != OCTET_TOKEN_WORD || token->text == NULL)
        continue;
      refs = octet_registry_find_field (registry, token->text, &count);
      if (refs != NULL)
        add_part (self, token, refs[0].entry->protocol->level);
    }
}

/* Where @word stands in @sentence as a word; NULL where it does not. */
static const char *
find_word (const char *sentence,
           const char *word)
{
  gsize size = strlen (word);

  for (const char *at = strstr (sentence, word); at != NULL; at = strstr (at + 1, word))
    if ((at == sentence || strchr (" (", at[-1]) != NULL) &&
        (at[size] == 0 || strchr (" ,.)", at[size]) != NULL))
      return at;
  return NULL;
}

/* Values and protocols that the filter names stand out in the sentence about it. */
static char *
emphasize (const char *sentence,
           const char *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (GArray) tokens = octet_filter_lex (text, &problem);
  char *markup = g_markup_escape_text (sentence, -1);

  for (guint i = 0; tokens != NULL && i < tokens->len; i++)
    {
      const OctetToken *token = &g_array_index (tokens, OctetToken, i);
      g_autofree char *escaped = NULL;
      g_autofree char *capital = NULL;
      const char *at, *word;

      if (token->kind != OCTET_TOKEN_WORD && token->kind != OCTET_TOKEN_TEXT)
        continue;
      if (token->text == NULL || *token->text == 0)
        continue;
      escaped = g_markup_escape_text (token->text, -1);
      capital = g_ascii_strup (escaped, -1);
      word = find_word (markup, escaped) != NULL ? escaped : capital;
      at = find_word (markup, word);
      if (at != NULL)
        {
          char *better = g_strdup_printf ("%.*s<b>%s</b>%s", (int) (at - markup), markup, word,
                                          at + strlen (word));

          g_free (markup);
          markup = better;
        }
    }
  return markup;
}

/* Names in the sentences of core stand in quotation marks; here they are bold, and the one
 * that would be better is a link. */
static char *
mark_up_message (const OctetRegistry      *registry,
                 const OctetFilterProblem *problem)
{
  g_autofree char *escaped = g_markup_escape_text (problem->message, -1);
  g_autofree char *repair = NULL;
  g_autofree char *quoted = NULL;
  GString *markup = g_string_new (escaped);
  gboolean has_link = FALSE;

  if (problem->repair != NULL)
    {
      repair = g_markup_escape_text (problem->repair, -1);
      quoted = g_strdup_printf ("“%s”", repair);
    }
  if (quoted != NULL && strstr (markup->str, quoted) != NULL)
    {
      g_autoptr (GString) link = g_string_new (NULL);
      gsize count;
      const OctetFieldRef *refs = octet_registry_find_field (registry, problem->repair, &count);

      g_string_printf (link, "<a href=\"#repair\">%s</a>", repair);
      if (refs != NULL && octet_field_ref_get_field (&refs[0])->name != NULL)
        {
          g_autofree char *name = NULL;

          name = g_markup_escape_text (_(octet_field_ref_get_field (&refs[0])->name), -1);
          g_string_append_printf (link, " (%s)", name);
        }
      g_string_replace (markup, quoted, link->str, 1);
      has_link = TRUE;
    }
  g_string_replace (markup, "“", "<b>", 0);
  g_string_replace (markup, "”", "</b>", 0);
  if (repair != NULL && !has_link)
    {
      g_string_append_c (markup, ' ');
      /* Translators: %s is part of a display filter, a link that puts it in place */
      g_string_append_printf (markup, _("Write <a href=\"#repair\">%s</a> instead?"), repair);
    }
  return g_string_free (markup, FALSE);
}

/* The problem is where the text ends, and what stands there may become something. */
static gboolean
is_unfinished (const OctetUiFilterLook *self)
{
  gsize size = strlen (self->text);

  while (size > 0 && g_ascii_isspace (self->text[size - 1]))
    size--;
  if (self->problem.start + self->problem.size < size)
    return FALSE;
  if (self->problem.start >= size || strchr ("\"'", self->text[self->problem.start]) != NULL)
    return TRUE;
  for (guint i = 0; i < self->proposals->len; i++)
    {
      const OctetFilterProposal *proposal = g_ptr_array_index (self->proposals, i);
      gsize left = size > proposal->start ? size - proposal->start : 0;

      if (proposal->kind != OCTET_PROPOSAL_FILTER &&
          g_ascii_strncasecmp (proposal->text, self->text + proposal->start, left) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
judge_problem (OctetUiFilterLook   *self,
               OctetRegistry       *registry)
{
  g_autofree char *word = NULL;

  self->translation = octet_filter_translate_capture (registry, self->text);
  self->is_capture = self->translation != NULL;
  if (self->translation == NULL)
    self->translation = octet_filter_from_words (registry, self->text);
  if (self->translation != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (self->translation, -1);

      self->state = OCTET_UI_FILTER_UNFINISHED;
      self->sentence = g_strdup_printf (
        self->is_capture
          ? _("This is a capture filter. As a display filter it is <a href=\"#translation\">%s</a>")
          : _("As a display filter these words are <a href=\"#translation\">%s</a>"),
        escaped);
      return;
    }
  self->state = is_unfinished (self) ? OCTET_UI_FILTER_UNFINISHED : OCTET_UI_FILTER_INVALID;
  word = g_strndup (self->text + MIN (self->problem.start, strlen (self->text)),
                    self->problem.size);
  if (self->state == OCTET_UI_FILTER_INVALID)
    self->sentence = mark_up_message (registry, &self->problem);
  else if (*g_strstrip (word) == 0)
    self->sentence = g_strdup (_("Not finished: something is missing at the end."));
  else
    self->sentence = g_markup_printf_escaped (
      _("Not finished: <b>%s</b> is not complete yet. Keep typing or pick a suggestion."), word);
}

static void
judge (OctetUiFilterLook *self,
       OctetRegistry     *registry)
{
  g_autofree char *plain = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (self->text));

  if (*stripped == 0)
    {
      self->state = OCTET_UI_FILTER_EMPTY;
      return;
    }
  self->filter = octet_filter_new (registry, self->text, &self->problem);
  if (self->filter == NULL)
    {
      judge_problem (self, registry);
      return;
    }
  if (octet_filter_get_doubt (self->filter, &self->problem))
    {
      self->state = OCTET_UI_FILTER_DOUBTFUL;
      self->sentence = mark_up_message (registry, &self->problem);
      return;
    }
  self->state = OCTET_UI_FILTER_VALID;
  plain = octet_filter_explain (self->filter);
  self->sentence = emphasize (plain, self->text);
}

/* A capture filter is offered like words are: as the first proposal. */
static void
offer_translation (OctetUiFilterLook *self)
{
  OctetFilterProposal *proposal;

  if (!self->is_capture)
    return;
  for (guint i = self->proposals->len; i-- > 0;)
    if (((OctetFilterProposal *) g_ptr_array_index (self->proposals, i))->kind ==
        OCTET_PROPOSAL_FILTER)
      g_ptr_array_remove_index (self->proposals, i);
  proposal = g_new0 (OctetFilterProposal, 1);
  proposal->kind = OCTET_PROPOSAL_FILTER;
  proposal->text = g_strdup (self->translation);
  proposal->note = g_strdup (_("the same as a display filter"));
  proposal->size = (guint) strlen (self->text);
  g_ptr_array_insert (self->proposals, 0, proposal);
}

/**
 * octet_ui_filter_look_new: (skip)
 * @registry: the protocols
 * @seen: (nullable): values that occur in the capture
 * @text: a filter, perhaps unfinished
 * @position: where the cursor stands, in octets
 *
 * Any thread may call it.
 *
 * Returns: (transfer full): what can be said of it
 */
OctetUiFilterLook *
octet_ui_filter_look_new (OctetRegistry         *registry,
                          const OctetFilterSeen *seen,
                          const char            *text,
                          guint                  position)
{
  OctetUiFilterLook *self = g_new0 (OctetUiFilterLook, 1);
  OctetFilterContext context = { 0 };

  self->text = g_strdup (text);
  self->position = MIN (position, (guint) strlen (text));
  self->parts = g_array_new (FALSE, FALSE, sizeof (OctetUiFilterPart));
  self->proposals = octet_filter_complete (registry, seen, text, self->position, MAX_PROPOSALS);
  octet_filter_context_find (&context, registry, text, self->position);
  self->word_size = self->position - MIN (context.start, self->position);
  if (context.expects == OCTET_EXPECTS_VALUE && context.refs != NULL)
    self->field = octet_field_ref_get_field (&context.refs[0])->key;
  find_parts (self, registry);
  judge (self, registry);
  offer_translation (self);
  return self;
}

/**
 * octet_ui_filter_look_propose: (skip)
 * @self: what can be said of a filter
 * @value: a value for the field to the left of the cursor, as filters write it
 * @packets: how many packets have it, of those that were looked at
 *
 * Adds one more proposal, where it begins as the word at the cursor does.
 */
void
octet_ui_filter_look_propose (OctetUiFilterLook *self,
                              const char        *value,
                              guint              packets)
{
  OctetFilterProposal *proposal;
  const char *word = self->text + self->position - self->word_size;
  gsize skip = *value == '"' && *word != '"' ? 1 : 0;

  if (self->proposals->len >= MAX_PROPOSALS ||
      g_ascii_strncasecmp (value + skip, word, self->word_size) != 0)
    return;
  for (guint i = 0; i < self->proposals->len; i++)
    if (strcmp (((OctetFilterProposal *) g_ptr_array_index (self->proposals, i))->text, value) == 0)
      return;
  proposal = g_new0 (OctetFilterProposal, 1);
  proposal->kind = OCTET_PROPOSAL_VALUE;
  proposal->text = g_strdup (value);
  proposal->note = g_strdup_printf (ngettext ("in %u packet", "in %u packets", packets), packets);
  proposal->start = self->position - self->word_size;
  proposal->size = self->word_size;
  g_ptr_array_add (self->proposals, proposal);
}

/**
 * octet_ui_filter_look_free: (skip)
 * @self: (transfer full): what can be said of a filter
 */
void
octet_ui_filter_look_free (OctetUiFilterLook *self)
{
  g_clear_pointer (&self->filter, octet_filter_unref);
  octet_filter_problem_clear (&self->problem);
  g_array_unref (self->parts);
  g_ptr_array_unref (self->proposals);
  g_free (self->translation);
  g_free (self->sentence);
  g_free (self->text);
  g_free (self);
}
