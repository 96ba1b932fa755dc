/* octet-cli-lists.c - prints what Octet knows: interfaces, protocols, fields, names of values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns are those of tshark's -G, so that the same scripts read both.
 */
#include "config.h"

#include "tools/octet-cli-lists.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "capture/octet-device.h"
#include "dissect/octet-registry.h"
#include "protocols/octet-protocols.h"

/**
 * octet_cli_print_interfaces: (skip)
 *
 * Prints the interfaces of this machine, numbered from 1.
 *
 * Returns: whether they could be listed
 */
gboolean
octet_cli_print_interfaces (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = octet_devices_list (&error);

  if (devices == NULL)
    {
      g_printerr ("octet-cli: %s\n", error->message);
      return FALSE;
    }
  for (guint i = 0; i < devices->len; i++)
    {
      const OctetDevice *device = g_ptr_array_index (devices, i);
      const char *words = device->description;

      if (words == NULL && device->is_loopback)
        words = "Loopback";
      if (words != NULL)
        printf ("%u. %s (%s)\n", i + 1, device->name, words);
      else
        printf ("%u. %s\n", i + 1, device->name);
    }
  return fflush (stdout) == 0;
}

static void
print_protocols (const OctetRegistry *registry)
{
  for (gsize i = 0; i < octet_registry_get_size (registry); i++)
    {
      const OctetProtocol *protocol = octet_registry_get_entry (registry, i)->protocol;
      const char *word = protocol->short_name != NULL ? protocol->short_name : protocol->name;

      printf ("%s\t%s\t%s\n", protocol->name, word, protocol->key);
    }
}

/* How a number is written; for a flag, how wide the place is that it stands in. */
static char *
describe_base (const OctetField *field)
{
  switch (field->kind)
    {
    case OCTET_FIELD_BOOL:
      return g_strdup_printf ("%u", octet_field_get_bits (field));
    case OCTET_FIELD_HEX:
    case OCTET_FIELD_CHECKSUM:
      return g_strdup ("BASE_HEX");
    case OCTET_FIELD_OCT:
      return g_strdup ("BASE_OCT");
    case OCTET_FIELD_UINT:
    case OCTET_FIELD_INT:
    case OCTET_FIELD_PORT:
      return g_strdup ("BASE_DEC");
    default:
      return g_strdup ("");
    }
}

static void
print_field (const OctetField *field,
             const char       *parent,
             const char       *words)
{
  g_autofree char *base = describe_base (field);

  printf ("F\t%s\t%s\t%s\t%s\t%s\t0x%" G_GINT64_MODIFIER "x\t%s\n", field->name, field->key,
          octet_field_get_type_name (field), parent, base, field->mask,
          words != NULL ? words : "");
}

static void
print_fields (const OctetRegistry *registry)
{
  for (gsize i = 0; i < octet_registry_get_size (registry); i++)
    {
      const OctetRegistryEntry *entry = octet_registry_get_entry (registry, i);
      const OctetProtocol *protocol = entry->protocol;

      printf ("P\t%s\t%s\n", protocol->name, protocol->key);
      for (gsize n = 0; n < protocol->n_fields; n++)
        print_field (&protocol->fields[n], protocol->key, protocol->fields[n].lesson);
      for (gsize n = 0; n < protocol->n_notes; n++)
        print_field (&entry->notes[n], protocol->key, NULL);
    }
}

static void
print_field_values (const OctetField *field)
{
  if (field->on != NULL && field->off != NULL)
    printf ("T\t%s\t%s\t%s\n", field->key, field->on, field->off);
  for (gsize i = 0; i < field->n_names; i++)
    {
      const OctetName *name = &field->names[i];

      if (name->last != 0)
        printf ("R\t%s\t0x%x\t0x%x\t%s\n", field->key, name->value, name->last, name->name);
      else
        printf ("V\t%s\t%u\t%s\n", field->key, name->value, name->name);
    }
}

static void
print_values (const OctetRegistry *registry)
{
  for (gsize i = 0; i < octet_registry_get_size (registry); i++)
    {
      const OctetProtocol *protocol = octet_registry_get_entry (registry, i)->protocol;

      for (gsize n = 0; n < protocol->n_fields; n++)
        print_field_values (&protocol->fields[n]);
    }
}

/**
 * octet_cli_print_report: (skip)
 * @name: "fields", "protocols" or "values"
 *
 * Prints one of the lists that tshark's -G gives, of what Octet knows.
 *
 * Returns: whether there is such a list and it was written
 */
gboolean
octet_cli_print_report (const char *name)
{
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();

  if (g_str_equal (name, "fields"))
    print_fields (registry);
  else if (g_str_equal (name, "protocols"))
    print_protocols (registry);
  else if (g_str_equal (name, "values"))
    print_values (registry);
  else
    {
      g_printerr ("octet-cli: ");
      g_printerr (_("There is no list “%s”; there are fields, protocols and values."), name);
      g_printerr ("\n");
      return FALSE;
    }
  return fflush (stdout) == 0;
}
