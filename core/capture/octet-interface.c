/* octet-interface.c - what a capture file says of its sections, interfaces and names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-interface.h"

G_DEFINE_BOXED_TYPE (OctetInterface, octet_interface, octet_interface_ref, octet_interface_unref)
G_DEFINE_BOXED_TYPE (OctetSection, octet_section, octet_section_ref, octet_section_unref)
G_DEFINE_BOXED_TYPE (OctetNameRecord, octet_name_record, octet_name_record_ref,
                     octet_name_record_unref)
G_DEFINE_BOXED_TYPE (OctetSecrets, octet_secrets, octet_secrets_ref, octet_secrets_unref)

/**
 * octet_interface_new:
 * @link_type: what its packets begin with, a LINKTYPE_ number
 *
 * Makes an interface with microseconds and nothing else stated, to be filled in
 * before it is shown to anybody (with g_malloc()ed strings).
 *
 * Returns: (transfer full): a new interface
 */
OctetInterface *
octet_interface_new (guint link_type)
{
  OctetInterface *self = g_atomic_rc_box_new0 (OctetInterface);

  self->link_type = link_type;
  self->fcs_size = -1;
  self->time_resolution = 6;
  return self;
}

/**
 * octet_interface_ref: (skip)
 * @self: an interface
 *
 * Returns: (transfer full): @self
 */
OctetInterface *
octet_interface_ref (OctetInterface *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_interface (gpointer data)
{
  OctetInterface *self = data;

  g_free (self->name);
  g_free (self->description);
  g_free (self->filter);
  g_free (self->hardware);
  g_free (self->os);
  g_strfreev (self->comments);
}

/**
 * octet_interface_unref: (skip)
 * @self: (transfer full): an interface
 */
void
octet_interface_unref (OctetInterface *self)
{
  g_atomic_rc_box_release_full (self, clear_interface);
}

/**
 * octet_section_new:
 *
 * Returns: (transfer full): a section about which nothing is stated
 */
OctetSection *
octet_section_new (void)
{
  return g_atomic_rc_box_new0 (OctetSection);
}

/**
 * octet_section_ref: (skip)
 * @self: a section
 *
 * Returns: (transfer full): @self
 */
OctetSection *
octet_section_ref (OctetSection *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_section (gpointer data)
{
  OctetSection *self = data;

  g_free (self->hardware);
  g_free (self->os);
  g_free (self->application);
  g_strfreev (self->comments);
}

/**
 * octet_section_unref: (skip)
 * @self: (transfer full): a section
 */
void
octet_section_unref (OctetSection *self)
{
  g_atomic_rc_box_release_full (self, clear_section);
}

/**
 * octet_name_record_new:
 * @address: (array length=address_size): an address, in network order
 * @address_size: 4, 6, 8 or 16
 * @name: its name
 *
 * Returns: (transfer full): a new record
 */
OctetNameRecord *
octet_name_record_new (const guint8 *address,
                       guint         address_size,
                       const char   *name)
{
  OctetNameRecord *self = g_atomic_rc_box_new0 (OctetNameRecord);

  self->address = g_memdup2 (address, address_size);
  self->address_size = address_size;
  self->name = g_strdup (name);
  return self;
}

/**
 * octet_name_record_ref: (skip)
 * @self: a record
 *
 * Returns: (transfer full): @self
 */
OctetNameRecord *
octet_name_record_ref (OctetNameRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_name_record (gpointer data)
{
  OctetNameRecord *self = data;

  g_free (self->address);
  g_free (self->name);
}

/**
 * octet_name_record_unref: (skip)
 * @self: (transfer full): a record
 */
void
octet_name_record_unref (OctetNameRecord *self)
{
  g_atomic_rc_box_release_full (self, clear_name_record);
}

/**
 * octet_secrets_new:
 * @kind: the block's secrets type
 * @bytes: the secrets
 *
 * Returns: (transfer full): a new record
 */
OctetSecrets *
octet_secrets_new (guint32  kind,
                   GBytes  *bytes)
{
  OctetSecrets *self = g_atomic_rc_box_new0 (OctetSecrets);

  self->kind = kind;
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * octet_secrets_ref: (skip)
 * @self: a record
 *
 * Returns: (transfer full): @self
 */
OctetSecrets *
octet_secrets_ref (OctetSecrets *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_secrets (gpointer data)
{
  OctetSecrets *self = data;

  g_bytes_unref (self->bytes);
}

/**
 * octet_secrets_unref: (skip)
 * @self: (transfer full): a record
 */
void
octet_secrets_unref (OctetSecrets *self)
{
  g_atomic_rc_box_release_full (self, clear_secrets);
}
