create table of_the_module ();
