/* octet-notes.c - adds notes (expert items) to the tree, with severity, group and message.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector-private.h"

static const struct
{
  const char *name;
  guint32     code; /* tshark's number for _ws.expert.severity */
} severities[] = {
  [OCTET_NOTE_COMMENT] = { N_("Comment"), 0x00100000 },
  [OCTET_NOTE_CHAT] = { N_("Chat"), 0x00200000 },
  [OCTET_NOTE_NOTE] = { N_("Note"), 0x00400000 },
  [OCTET_NOTE_WARNING] = { N_("Warning"), 0x00600000 },
  [OCTET_NOTE_ERROR] = { N_("Error"), 0x00800000 },
};

static const struct
{
  const char *name;
  guint32     code; /* tshark's number for _ws.expert.group */
} groups[] = {
  [OCTET_GROUP_CHECKSUM] = { N_("Checksum"), 0x01000000 },
  [OCTET_GROUP_SEQUENCE] = { N_("Sequence"), 0x02000000 },
  [OCTET_GROUP_RESPONSE] = { N_("Response"), 0x03000000 },
  [OCTET_GROUP_REQUEST] = { N_("Request"), 0x04000000 },
  [OCTET_GROUP_UNDECODED] = { N_("Undecoded"), 0x05000000 },
  [OCTET_GROUP_REASSEMBLE] = { N_("Reassemble"), 0x06000000 },
  [OCTET_GROUP_MALFORMED] = { N_("Malformed"), 0x07000000 },
  [OCTET_GROUP_PROTOCOL] = { N_("Protocol"), 0x09000000 },
  [OCTET_GROUP_SECURITY] = { N_("Security"), 0x0a000000 },
  [OCTET_GROUP_COMMENTS] = { N_("Comments"), 0x0b000000 },
  [OCTET_GROUP_DECRYPTION] = { N_("Decryption"), 0x0c000000 },
  [OCTET_GROUP_ASSUMPTION] = { N_("Assumption"), 0x0d000000 },
  [OCTET_GROUP_DEPRECATED] = { N_("Deprecated"), 0x0e000000 },
};

/**
 * octet_note_severity_get_name: (skip)
 * @severity: a severity
 *
 * Returns: its untranslated name
 */
const char *
octet_note_severity_get_name (OctetNoteSeverity severity)
{
  return severities[severity].name;
}

/**
 * octet_note_group_get_name: (skip)
 * @group: a group
 *
 * Returns: its untranslated name
 */
const char *
octet_note_group_get_name (OctetNoteGroup group)
{
  return groups[group].name;
}

/**
 * octet_note_severity_get_code: (skip)
 * @severity: a severity
 *
 * Returns: the number that filters know it by
 */
guint32
octet_note_severity_get_code (OctetNoteSeverity severity)
{
  return severities[severity].code;
}

/**
 * octet_note_group_get_code: (skip)
 * @group: a group
 *
 * Returns: the number that filters know it by
 */
guint32
octet_note_group_get_code (OctetNoteGroup group)
{
  return groups[group].code;
}

enum { MESSAGE, SEVERITY, GROUP };

static gboolean
wants_bit (const OctetDissector     *self,
           const OctetRegistryEntry *entry,
           gsize                     bit)
{
  const guint64 *bits;

  if (self->depth == OCTET_DEPTH_TREE)
    return TRUE;
  bits = self->wanted != NULL ? self->wanted->bits[entry->index] : NULL;
  return bits != NULL && (bits[bit / 64] >> (bit % 64) & 1) != 0;
}

static OctetNode *
add (OctetDissector   *self,
     guint32           parent,
     const OctetField *field)
{
  guint32 index = octet_tree_add (self->tree, self->depth == OCTET_DEPTH_TREE ? parent
                                                                             : OCTET_NO_NODE,
                                  field);
  OctetNode *node;

  if (index == OCTET_NO_NODE)
    return NULL;
  node = &self->tree->nodes[index];
  node->flags = OCTET_NODE_GENERATED | OCTET_NODE_NOTE;
  node->layer = self->layer->index;
  node->source = self->layer->source;
  return node;
}

/* Adds the note's nodes below @parent; @message is what it says. The descriptor of _ws.expert,
 * with its message, severity and group, is one of the registry's protocols. */
void
octet_notes_add (OctetDissector   *self,
                 guint32           parent,
                 const OctetField *field,
                 const OctetNote  *note,
                 const char       *message,
                 gboolean          key_is_wanted)
{
  const OctetRegistryEntry *expert = octet_registry_find (self->registry, "_ws.expert");
  guint32 heading = parent;
  OctetNode *node;

  if (expert == NULL)
    return;
  if (wants_bit (self, expert, expert->protocol->n_fields))
    {
      node = add (self, parent, &expert->self);
      heading = node != NULL ? self->tree->n_nodes - 1 : parent;
      if (node != NULL && self->depth == OCTET_DEPTH_TREE)
        {
          g_autofree char *text = g_strdup_printf (" (%s/%s): %s",
                                                   _(severities[note->severity].name),
                                                   _(groups[note->group].name), message);

          node->position = parent != OCTET_NO_NODE ? self->tree->nodes[parent].position : 0;
          node->text = octet_tree_store (self->tree, text, strlen (text));
        }
    }
  if (key_is_wanted)
    add (self, heading, field);
  if (wants_bit (self, expert, MESSAGE) &&
      (node = add (self, heading, &expert->protocol->fields[MESSAGE])) != NULL)
    {
      node->value.bytes.offset = octet_tree_store (self->tree, message, strlen (message));
      node->value.bytes.size = (guint32) strlen (message);
    }
  if (wants_bit (self, expert, SEVERITY) &&
      (node = add (self, heading, &expert->protocol->fields[SEVERITY])) != NULL)
    node->value.number = severities[note->severity].code;
  if (wants_bit (self, expert, GROUP) &&
      (node = add (self, heading, &expert->protocol->fields[GROUP])) != NULL)
    node->value.number = groups[note->group].code;
}
